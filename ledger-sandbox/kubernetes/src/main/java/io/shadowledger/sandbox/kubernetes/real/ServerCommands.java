package io.shadowledger.sandbox.kubernetes.real;

import java.nio.file.Path;
import java.util.List;

/**
 * The command lines of etcd and kube-apiserver. They are those of controller-runtime's envtest, with every listener on
 * loopback; the data stays, so etcd keeps its fsync.
 */
final class ServerCommands {

    private ServerCommands() {}

    /**
     * etcd.
     *
     * @param clientPort for the API server
     * @param peerPort for the other members, of which there are none
     */
    static List<String> etcd(Path program, Path data, int clientPort, int peerPort) {
        var client = "http://127.0.0.1:" + clientPort;
        var peer = "http://127.0.0.1:" + peerPort;
        return List.of(
                program.toString(),
                "--data-dir=" + data,
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer);
    }

    /**
     * kube-apiserver. Its ServiceAccount admission waits for a controller that is not there, and its endpoint reconciler
     * refuses loopback addresses, so both are off.
     */
    static List<String> apiServer(Path program, Certificates.Files certificates, int port, int etcdPort) {
        return List.of(
                program.toString(),
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + certificates.directory(),
                "--tls-cert-file=" + certificates.serverCertificate(),
                "--tls-private-key-file=" + certificates.serverKey(),
                "--client-ca-file=" + certificates.authority(),
                "--service-account-issuer=https://127.0.0.1:" + port + "/",
                "--service-account-key-file=" + certificates.serviceAccountPublicKey(),
                "--service-account-signing-key-file=" + certificates.serviceAccountKey(),
                "--authorization-mode=RBAC",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--endpoint-reconciler-type=none",
                "--allow-privileged=true",
                "--disable-admission-plugins=ServiceAccount");
    }
}
