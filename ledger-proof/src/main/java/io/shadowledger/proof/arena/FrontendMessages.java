package io.shadowledger.proof.arena;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client of PostgreSQL sends, message by message (PostgreSQL manual, "Message Formats"), and which of it is a
 * COMMIT: as a simple query, or as a prepared statement that is bound.
 */
final class FrontendMessages {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final DataInputStream in;
    private final Set<String> commitStatements = new HashSet<>();
    private boolean started;

    FrontendMessages(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * One message.
     *
     * @param type its letter; 0 of those before and with the start of the session, which have none
     * @param body without type and length
     * @param commits whether it makes the server commit
     */
    record Message(int type, byte[] body, boolean commits) {

        /** Whether the server answers now all that came before. */
        boolean endsRequest() {
            return type == 'S' || type == 'Q';
        }

        void writeTo(OutputStream out) throws IOException {
            var head = ByteBuffer.allocate(1 + Integer.BYTES);
            if (type != 0) {
                head.put((byte) type);
            }
            head.putInt(Integer.BYTES + body.length);
            out.write(head.array(), 0, head.position());
            out.write(body);
        }
    }

    /** The next message; null at the end. */
    @Nullable
    Message next() throws IOException {
        int type = started ? in.read() : 0;
        if (type < 0) {
            return null;
        }
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return null;
        }
        var body = new byte[length - Integer.BYTES];
        in.readFully(body);
        if (!started) {
            int code = ByteBuffer.wrap(body).getInt();
            started = code != SSL_REQUEST && code != GSS_REQUEST;
        }
        return new Message(type, body, commits(type, body));
    }

    /** Whether more has come already. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    private boolean commits(int type, byte[] body) {
        switch (type) {
            case 'Q' -> {
                return isCommit(text(body, 0));
            }
            case 'P' -> {
                var statement = text(body, 0);
                if (isCommit(text(body, end(body, 0) + 1))) {
                    commitStatements.add(statement);
                } else {
                    commitStatements.remove(statement);
                }
                return false;
            }
            case 'B' -> {
                return commitStatements.contains(text(body, end(body, 0) + 1));
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean isCommit(String query) {
        return query.strip().equalsIgnoreCase("commit");
    }

    private static String text(byte[] body, int from) {
        return new String(body, from, end(body, from) - from, StandardCharsets.UTF_8);
    }

    private static int end(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }
}
