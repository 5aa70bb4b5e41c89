package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment of a container, resolved as the kubelet does it. */
final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "JAVA_HOME", "TMPDIR");

    private final KubernetesClient client;
    private final ServiceNames services;

    Environment(KubernetesClient client, ServiceNames services) {
        this.client = client;
        this.services = services;
    }

    /** A container cannot be started as it is configured; the message is the kubelet's. */
    static final class ConfigException extends Exception {

        private static final long serialVersionUID = 1L;

        ConfigException(String message) {
            super(message);
        }
    }

    /**
     * The variables of a container, and the few of this process without which no program runs.
     *
     * @param ports the local port of every port name that the container has; the one named {@code http} is announced in
     *     {@code SERVER_PORT}
     * @throws ConfigException if a ConfigMap, Secret, key or Service is missing
     */
    Map<String, String> of(Pod pod, Container container, Map<String, Integer> ports) throws ConfigException {
        var variables = new LinkedHashMap<String, String>();
        INHERITED.forEach(
                name -> Optional.ofNullable(System.getenv(name)).ifPresent(text -> variables.put(name, text)));
        var namespace = pod.getMetadata().getNamespace();
        for (var source : container.getEnvFrom()) {
            var prefix = Objects.requireNonNullElse(source.getPrefix(), "");
            all(namespace, source).forEach((name, value) -> variables.put(prefix + name, value));
        }
        for (var variable : container.getEnv()) {
            var value = value(pod, variable, variables);
            if (value != null) {
                variables.put(variable.getName(), value);
            }
        }
        for (var variable : variables.entrySet()) {
            variable.setValue(services.toLoopback(variable.getValue(), namespace));
        }
        var http = ports.get("http");
        if (http != null) {
            variables.put("SERVER_PORT", Integer.toString(http));
            variables.put("SERVER_ADDRESS", "127.0.0.1");
        }
        return variables;
    }

    private Map<String, String> all(String namespace, EnvFromSource source) throws ConfigException {
        if (source.getConfigMapRef() != null) {
            var reference = source.getConfigMapRef();
            return configMap(namespace, reference.getName(), Boolean.TRUE.equals(reference.getOptional()));
        }
        if (source.getSecretRef() != null) {
            var reference = source.getSecretRef();
            return secret(namespace, reference.getName(), Boolean.TRUE.equals(reference.getOptional()));
        }
        return Map.of();
    }

    private @Nullable String value(Pod pod, EnvVar variable, Map<String, String> known) throws ConfigException {
        var from = variable.getValueFrom();
        return from == null ? expand(Objects.requireNonNullElse(variable.getValue(), ""), known) : from(pod, from);
    }

    private @Nullable String from(Pod pod, EnvVarSource from) throws ConfigException {
        var namespace = pod.getMetadata().getNamespace();
        if (from.getSecretKeyRef() != null) {
            var reference = from.getSecretKeyRef();
            var optional = Boolean.TRUE.equals(reference.getOptional());
            return key(
                    "Secret",
                    namespace,
                    reference.getName(),
                    reference.getKey(),
                    secret(namespace, reference.getName(), optional),
                    optional);
        }
        if (from.getConfigMapKeyRef() != null) {
            var reference = from.getConfigMapKeyRef();
            var optional = Boolean.TRUE.equals(reference.getOptional());
            return key(
                    "ConfigMap",
                    namespace,
                    reference.getName(),
                    reference.getKey(),
                    configMap(namespace, reference.getName(), optional),
                    optional);
        }
        return from.getFieldRef() == null ? "" : field(pod, from.getFieldRef().getFieldPath());
    }

    private static String field(Pod pod, String path) throws ConfigException {
        return switch (path) {
            case "metadata.name" -> pod.getMetadata().getName();
            case "metadata.namespace" -> pod.getMetadata().getNamespace();
            case "metadata.uid" -> pod.getMetadata().getUid();
            case "status.podIP", "status.hostIP" -> "127.0.0.1";
            case "spec.nodeName" -> pod.getSpec().getNodeName();
            case "spec.serviceAccountName" -> pod.getSpec().getServiceAccountName();
            default -> throw new ConfigException("fieldPath \"" + path + "\" is not supported on this node");
        };
    }

    private static @Nullable String key(
            String kind, String namespace, String name, String key, Map<String, String> data, boolean optional)
            throws ConfigException {
        var value = data.get(key);
        if (value == null && !optional) {
            throw new ConfigException("couldn't find key " + key + " in " + kind + " " + namespace + "/" + name);
        }
        return value;
    }

    private Map<String, String> configMap(String namespace, String name, boolean optional) throws ConfigException {
        var found = client.configMaps().inNamespace(namespace).withName(name).get();
        if (found == null && !optional) {
            throw new ConfigException("configmap \"" + name + "\" not found");
        }
        return found == null || found.getData() == null ? Map.of() : found.getData();
    }

    private Map<String, String> secret(String namespace, String name, boolean optional) throws ConfigException {
        var found = client.secrets().inNamespace(namespace).withName(name).get();
        if (found == null && !optional) {
            throw new ConfigException("secret \"" + name + "\" not found");
        }
        var decoded = new LinkedHashMap<String, String>();
        if (found != null && found.getData() != null) {
            found.getData()
                    .forEach((key, value) ->
                            decoded.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        }
        return decoded;
    }

    /** {@code $(NAME)} of an earlier variable; an unknown one stays as it is. */
    private static String expand(String value, Map<String, String> known) {
        return REFERENCE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(known.getOrDefault(match.group(1), match.group())));
    }
}
