package io.shadowledger.sandbox.backing;

/** Something else listens on the port; the caller may take another. */
public final class PortInUseException extends BackingException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUseException(String name, int port) {
        super("port " + port + " on 127.0.0.1, where " + name + " would listen, is in use: stop the program that"
                + " listens there (ss -ltnp or lsof -i :" + port + " names it) or choose another port");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
