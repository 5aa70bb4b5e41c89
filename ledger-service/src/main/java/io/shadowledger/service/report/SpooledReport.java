package io.shadowledger.service.report;

import io.shadowledger.service.problem.InvalidException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;

/**
 * A report on its way in, in a temporary file that has no name any more: it is gone with the process, whatever ends it.
 * Closing it gives the space back.
 */
public final class SpooledReport extends AbstractResource implements ReportBytes, AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final long size;
    private final byte[] sha256;

    private SpooledReport(FileChannel file, long size, byte[] sha256) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Reads a stream to its end.
     *
     * @throws InvalidException if it has more than {@link ReportBytes#LARGEST} bytes
     */
    public static SpooledReport of(InputStream content) throws IOException {
        return of(content, LARGEST);
    }

    static SpooledReport of(InputStream content, long most) throws IOException {
        var path = Files.createTempFile("report-", ".part");
        var file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            var digest = ReportBytes.sha256Digest();
            var buffer = new byte[BUFFER];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new InvalidException(
                            "",
                            "a report has at most " + (most >> 20)
                                    + " MB: send its accounts in several reports that are not complete");
                }
                digest.update(buffer, 0, read);
                var rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
            }
            return new SpooledReport(file, size, digest.digest());
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /** What the door has spooled already; anything else is spooled now. */
    public static SpooledReport of(Resource body) throws IOException {
        if (body instanceof SpooledReport spooled) {
            return spooled;
        }
        try (var content = body.getInputStream()) {
            return of(content);
        }
    }

    @Override
    public InputStream open() {
        return new BufferedInputStream(new PlacedStream(file), BUFFER);
    }

    @Override
    public InputStream getInputStream() {
        return open();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    @Override
    public String getDescription() {
        return "a report of " + size + " bytes";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A stream with a place of its own in the file. */
    private static final class PlacedStream extends InputStream {

        private final FileChannel file;
        private long place;

        PlacedStream(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(bytes, offset, length), place);
            place += Math.max(read, 0);
            return read;
        }
    }
}
