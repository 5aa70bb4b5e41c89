package io.shadowledger.sandbox;

import io.shadowledger.sandbox.demo.DemoLedger;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.sample.SampleDay;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The command line client's configuration for the sandbox. Every value is ours and needs no escaping but the path. */
final class ClientConfiguration {

    private ClientConfiguration() {}

    static String yaml(String server, Credentials credentials, Path kubeconfig) {
        var passwords = Credentials.USERS.stream()
                .map(user -> "      %s: \"%s\"".formatted(user, credentials.password(user)))
                .collect(Collectors.joining("\n"));
        return """
                # Written by ./shadowledger up at every start
                current: %1$s
                contexts:
                  %1$s:
                    server: %2$s
                    user: auditor
                    passwords:
                %3$s
                    kubeconfig: '%4$s'
                    namespace: %5$s
                    ledger: %1$s
                    zone: %6$s
                """.formatted(
                        DemoLedger.NAME,
                        server,
                        passwords,
                        kubeconfig.toString().replace("'", "''"),
                        DemoLedger.NAMESPACE,
                        SampleDay.ZONE);
    }
}
