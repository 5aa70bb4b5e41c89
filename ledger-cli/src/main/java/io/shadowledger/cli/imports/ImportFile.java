package io.shadowledger.cli.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, or of standard input: decompressed where they are gzip, and counted as they are stored, so that
 * one can tell how much is left.
 */
public final class ImportFile {

    private static final int BUFFER = 256 * 1024;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final String name;
    private final @Nullable Path path;
    private final InputStream standardInput;
    private volatile long read;

    private ImportFile(String name, @Nullable Path path, InputStream standardInput) {
        this.name = name;
        this.path = path;
        this.standardInput = standardInput;
    }

    public static ImportFile of(String name, Path path) {
        return new ImportFile(name, path, InputStream.nullInputStream());
    }

    public static ImportFile standardInput(InputStream in) {
        return new ImportFile("-", null, in);
    }

    /** What the user called it; {@code -} for standard input. */
    public String name() {
        return name;
    }

    /** Whether it is the file at a path. */
    public boolean isAt(Path other) {
        return path != null
                && path.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
    }

    /** How many bytes of it were read so far, as they are stored. */
    public long read() {
        return read;
    }

    /** Its size in bytes; 0 where nobody knows. */
    public long size() throws IOException {
        return path == null ? 0 : Files.size(path);
    }

    /** Opens its content. */
    public InputStream open() throws IOException {
        var counted = new Counting(path == null ? standardInput : Files.newInputStream(path));
        var in = new PushbackInputStream(counted, 2);
        int first = in.read();
        int second = first < 0 ? -1 : in.read();
        if (second >= 0) {
            in.unread(second);
        }
        if (first >= 0) {
            in.unread(first);
        }
        return first == GZIP_FIRST && second == GZIP_SECOND ? new GZIPInputStream(in, BUFFER) : in;
    }

    /** SHA-256 of its bytes, in hexadecimal; null for standard input, which cannot be read twice. */
    public @Nullable String sha256() throws IOException {
        if (path == null) {
            return null;
        }
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // The stream feeds the digest.
                continue;
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int many = super.read(buffer, offset, length);
            count(Math.max(0, many));
            return many;
        }

        private void count(long more) {
            count += more;
            read = count;
        }
    }
}
