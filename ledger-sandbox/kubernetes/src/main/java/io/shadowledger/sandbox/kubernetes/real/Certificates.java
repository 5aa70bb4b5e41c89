package io.shadowledger.sandbox.kubernetes.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An authority of our own, a server certificate and an administrator's client certificate. The JDK's keytool makes them:
 * the JDK has no public interface for it and a library only for this would be heavy. Keys are RSA in PKCS#8, which both Go
 * and the Java client read.
 */
final class Certificates {

    private static final int DAYS = 3650;

    /** The files in PEM. */
    record Files(Path directory) {

        Path authority() {
            return directory.resolve("ca.crt");
        }

        Path serverCertificate() {
            return directory.resolve("apiserver.crt");
        }

        Path serverKey() {
            return directory.resolve("apiserver.key");
        }

        Path clientCertificate() {
            return directory.resolve("admin.crt");
        }

        Path clientKey() {
            return directory.resolve("admin.key");
        }

        Path serviceAccountKey() {
            return directory.resolve("service-account.key");
        }

        Path serviceAccountPublicKey() {
            return directory.resolve("service-account.pub");
        }
    }

    private final Files files;
    private final String password;

    private Certificates(Files files, String password) {
        this.files = files;
        this.password = password;
    }

    /**
     * The certificates of a directory, made if they are not there.
     *
     * @param keytool the program, from the running JDK
     */
    static Files in(Path directory, Path keytool, String password) {
        var files = new Files(directory);
        if (java.nio.file.Files.exists(files.clientKey())) {
            return files;
        }
        try {
            java.nio.file.Files.createDirectories(directory);
            new Certificates(files, password).make(keytool);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make certificates in " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keystore that keytool made cannot be read", e);
        }
    }

    private void make(Path keytool) throws IOException, GeneralSecurityException {
        var store = java.nio.file.Files.createTempFile(files.directory(), "keys", ".p12");
        try {
            java.nio.file.Files.delete(store);
            generate(keytool, store, "ca", "CN=shadowledger-sandbox", "bc:c=ca:true", "ku:c=keyCertSign,cRLSign");
            signed(keytool, store, "server", "CN=kube-apiserver", "san=ip:127.0.0.1,dns:localhost", "eku=serverAuth");
            // system:masters is the group that RBAC lets do everything
            signed(keytool, store, "admin", "CN=sandbox-admin,O=system:masters", "eku=clientAuth");
            var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            write(files.authority(), certificate(keys, "ca"));
            write(files.serverCertificate(), certificate(keys, "server"));
            write(files.serverKey(), key(keys, "server"));
            write(files.clientCertificate(), certificate(keys, "admin"));
            var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            write(
                    files.serviceAccountKey(),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            write(
                    files.serviceAccountPublicKey(),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            // Last: it is what says that all are there
            write(files.clientKey(), key(keys, "admin"));
        } finally {
            java.nio.file.Files.deleteIfExists(store);
        }
    }

    private void signed(Path keytool, Path store, String alias, String name, String... extensions) throws IOException {
        var command = command(keytool, store, alias, name, extensions);
        command.addAll(List.of("-signer", "ca"));
        run(command);
    }

    private void generate(Path keytool, Path store, String alias, String name, String... extensions)
            throws IOException {
        run(command(keytool, store, alias, name, extensions));
    }

    private List<String> command(Path keytool, Path store, String alias, String name, String... extensions) {
        var command = new ArrayList<>(List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                Integer.toString(DAYS),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "KEYTOOL_PASSWORD"));
        for (var extension : extensions) {
            command.addAll(List.of("-ext", extension));
        }
        return command;
    }

    private void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KEYTOOL_PASSWORD", password);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String certificate(KeyStore keys, String alias) throws GeneralSecurityException {
        return pem("CERTIFICATE", keys.getCertificate(alias).getEncoded());
    }

    private String key(KeyStore keys, String alias) throws GeneralSecurityException {
        return pem("PRIVATE KEY", keys.getKey(alias, password.toCharArray()).getEncoded());
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + type + "-----\n";
    }

    private static void write(Path file, String text) throws IOException {
        java.nio.file.Files.deleteIfExists(file);
        java.nio.file.Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        java.nio.file.Files.writeString(file, text);
    }
}
