package io.shadowledger.sandbox.kubernetes.node;

import io.shadowledger.sandbox.kubernetes.node.Environment.ConfigException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for the cluster's DNS, which is not there: addresses of Services in the values of variables are rewritten to
 * the loopback address of the Service's proxy. Only URLs are, {@code http://name:port}, {@code http://name.namespace:port},
 * {@code http://name.namespace.svc:port} and {@code http://name.namespace.svc.cluster.local:port}.
 */
final class ServiceNames {

    private static final Pattern URL =
            Pattern.compile("(https?://)([a-z][a-z0-9-]*)(?:\\.([a-z0-9-]+)(\\.svc(?:\\.cluster\\.local)?)?)?"
                    + "(?::(\\d+))?(?=[/?#,;\\s]|$)");

    /** Where a Service's port is. */
    interface Lookup {

        Optional<InetSocketAddress> address(String namespace, String service, String port);
    }

    private final Lookup lookup;

    ServiceNames(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * The text with the addresses of known Services replaced.
     *
     * @param namespace of the pod, for names without one
     * @throws ConfigException if a name can only be a Service's, but there is no such Service yet
     */
    String toLoopback(String text, String namespace) throws ConfigException {
        var url = URL.matcher(text);
        var result = new StringBuilder();
        while (url.find()) {
            var in = url.group(3) == null ? namespace : url.group(3);
            var port = url.group(5) == null ? (url.group(1).equals("https://") ? "443" : "80") : url.group(5);
            var address = lookup.address(in, url.group(2), port);
            if (address.isEmpty() && url.group(4) != null) {
                throw new ConfigException("service \"" + url.group(2) + "\" in namespace \"" + in
                        + "\" has no port " + port + " yet: there is no cluster DNS on this node that could find it"
                        + " later");
            }
            url.appendReplacement(
                    result,
                    Matcher.quoteReplacement(address.map(found -> url.group(1) + "127.0.0.1:" + found.getPort())
                            .orElse(url.group())));
        }
        return url.appendTail(result).toString();
    }
}
