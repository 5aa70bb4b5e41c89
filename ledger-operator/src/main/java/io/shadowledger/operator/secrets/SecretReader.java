package io.shadowledger.operator.secrets;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.operator.database.Credentials;
import io.shadowledger.operator.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Secrets that a ledger names, each by its name. The operator has no right to list or watch Secrets, so that
 * it can see none that no ledger names; a change is noticed with the next reconciliation.
 */
public final class SecretReader {

    private final KubernetesClient client;

    public SecretReader(KubernetesClient client) {
        this.client = client;
    }

    public LedgerSecrets read(ShadowLedger ledger) {
        var namespace = ledger.getMetadata().getNamespace();
        var spec = ledger.getSpec();
        var missing = new ArrayList<LedgerSecrets.Missing>();
        var versions = new ArrayList<String>();

        var database = read(namespace, spec.database().credentialsSecret(), versions);
        var username = value(database, namespace, spec.database().credentialsSecret(), "username", missing);
        var password = value(database, namespace, spec.database().credentialsSecret(), "password", missing);
        var jwt = read(namespace, spec.security().jwtSecret(), versions);
        value(jwt, namespace, spec.security().jwtSecret(), "jwt-secret", missing);
        var users = read(namespace, spec.security().usersSecret(), versions);
        value(users, namespace, spec.security().usersSecret(), "users", missing);

        var cacheSecret = spec.cacheOrNone().credentialsSecret();
        if (cacheSecret != null) {
            value(read(namespace, cacheSecret, versions), namespace, cacheSecret, "password", missing);
        }

        var s3Secret = spec.reportsOrNone().s3CredentialsSecret();
        if (s3Secret != null) {
            var s3 = read(namespace, s3Secret, versions);
            value(s3, namespace, s3Secret, "access-key-id", missing);
            value(s3, namespace, s3Secret, "secret-access-key", missing);
        }

        var credentials = username == null || password == null ? null : new Credentials(username, password);
        return new LedgerSecrets(credentials, missing, Digests.shortDigest(String.join("\n", versions)));
    }

    /** A login; empty if the Secret or one of its keys username and password is not there. */
    public Optional<Credentials> login(String namespace, String name) {
        var missing = new ArrayList<LedgerSecrets.Missing>();
        var secret = read(namespace, name, new ArrayList<>());
        var username = value(secret, namespace, name, "username", missing);
        var password = value(secret, namespace, name, "password", missing);
        return username == null || password == null
                ? Optional.empty()
                : Optional.of(new Credentials(username, password));
    }

    private @Nullable Secret read(String namespace, String name, List<String> versions) {
        var secret = client.secrets().inNamespace(namespace).withName(name).get();
        versions.add(
                secret == null
                        ? name
                        : name + "@" + secret.getMetadata().getUid() + "@"
                                + secret.getMetadata().getResourceVersion());
        return secret;
    }

    private static @Nullable String value(
            @Nullable Secret secret, String namespace, String name, String key, List<LedgerSecrets.Missing> missing) {
        Map<String, String> data = secret == null || secret.getData() == null ? Map.of() : secret.getData();
        var encoded = data.get(key);
        if (encoded == null || encoded.isEmpty()) {
            missing.add(new LedgerSecrets.Missing(namespace, name, key));
            return null;
        }
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
