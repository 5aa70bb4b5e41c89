package io.shadowledger.sandbox.kubernetes.kubeconfig;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A kubeconfig with one cluster, one user and one context. */
public final class Kubeconfig {

    private final Config config;

    private Kubeconfig(Config config) {
        this.config = config;
    }

    /** For a server without TLS and without users. */
    public static Kubeconfig plain(String server, String name) {
        return new Kubeconfig(named(name)
                .addNewCluster()
                .withName(name)
                .withNewCluster()
                .withServer(server)
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(name)
                .withNewUser()
                .endUser()
                .endUser()
                .build());
    }

    /**
     * For a server with TLS and a user with a client certificate.
     *
     * @param authority the certificate authority, PEM
     * @param certificate the client's, PEM
     * @param key the client's, PEM, PKCS#8 with RSA: the client library reads no other kind in this form
     */
    public static Kubeconfig secured(String server, String name, String authority, String certificate, String key) {
        return new Kubeconfig(named(name)
                .addNewCluster()
                .withName(name)
                .withNewCluster()
                .withServer(server)
                .withCertificateAuthorityData(encoded(authority))
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(name)
                .withNewUser()
                .withClientCertificateData(encoded(certificate))
                .withClientKeyData(encoded(key))
                .endUser()
                .endUser()
                .build());
    }

    /** Writes the file for its owner's eyes only and returns its absolute path. */
    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, Serialization.asYaml(config));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the kubeconfig " + file, e);
        }
    }

    private static ConfigBuilder named(String name) {
        return new ConfigBuilder()
                .withApiVersion("v1")
                .withKind("Config")
                .withCurrentContext(name)
                .addNewContext()
                .withName(name)
                .withNewContext()
                .withCluster(name)
                .withUser(name)
                .withNamespace("default")
                .endContext()
                .endContext();
    }

    private static String encoded(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }
}
