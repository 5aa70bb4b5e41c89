package io.shadowledger.sandbox;

import io.shadowledger.sandbox.demo.DemoLedger;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.sample.SampleDay;
import java.nio.file.Path;

/** The command line client's configuration for the sandbox. Every value is ours and needs no escaping but the path. */
final class ClientConfiguration {

    private ClientConfiguration() {}

    static String yaml(String server, Credentials credentials, Path kubeconfig) {
        var yaml = new StringBuilder("# Written by ./shadowledger up at every start\n")
                .append("current: ")
                .append(DemoLedger.NAME)
                .append('\n')
                .append("contexts:\n  ")
                .append(DemoLedger.NAME)
                .append(":\n")
                .append("    server: ")
                .append(server)
                .append('\n')
                .append("    user: auditor\n    passwords:\n");
        Credentials.USERS.forEach(user -> yaml.append("      ")
                .append(user)
                .append(": \"")
                .append(credentials.password(user))
                .append("\"\n"));
        return yaml.append("    kubeconfig: '")
                .append(kubeconfig.toString().replace("'", "''"))
                .append("'\n")
                .append("    zone: ")
                .append(SampleDay.ZONE)
                .append("\n    namespace: ")
                .append(DemoLedger.NAMESPACE)
                .append('\n')
                .append("    ledger: ")
                .append(DemoLedger.NAME)
                .append('\n')
                .toString();
    }
}
