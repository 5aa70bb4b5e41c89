package io.shadowledger.proof.bench;

import io.shadowledger.sandbox.backing.BackingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept connection over which questions go one after the other, with as little of a client as HTTP/1.1 allows (RFC
 * 9112): on a machine that client and server share, what the client takes is missing from the server's rate.
 */
final class HttpLine implements AutoCloseable {

    private static final int BUFFER = 1 << 15;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int LONGEST_LINE = 8_192;

    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[LONGEST_LINE];

    HttpLine(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** A question, ready to be sent often. */
    static byte[] question(String method, String path, String authorization, byte[] json) {
        byte[] head = ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\n"
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n")
                .formatted(method, path, authorization, json.length)
                .getBytes(StandardCharsets.US_ASCII);
        var all = new byte[head.length + json.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(json, 0, all, head.length, json.length);
        return all;
    }

    /**
     * Asks and reads the answer to its end.
     *
     * @return the length of its body
     */
    int ask(byte[] question) throws IOException {
        socket.getOutputStream().write(question);
        int status = status(readLine());
        int length = -1;
        boolean chunked = false;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                chunked = header.contains("chunked");
            }
        }
        int read = chunked ? skipChunks() : skip(Math.max(length, 0));
        if (status != 200) {
            throw new BackingException("the service answered " + status + " to "
                    + new String(question, StandardCharsets.US_ASCII)
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
        return read;
    }

    private int skipChunks() throws IOException {
        int total = 0;
        for (int size = chunk(); size > 0; size = chunk()) {
            total += skip(size);
            readLine();
        }
        readLine();
        return total;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(readLine(), 16);
    }

    private int skip(int count) throws IOException {
        in.skipNBytes(count);
        return count;
    }

    private static int status(String statusLine) {
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || length == LONGEST_LINE) {
                throw new IOException("the service's answer ended in the middle");
            }
            line[length++] = (byte) c;
        }
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
