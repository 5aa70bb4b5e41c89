package io.shadowledger.cli.export;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes an export and hashes all of it but the last line, which says what the hash must be. */
final class ExportFile extends OutputStream {

    private final OutputStream file;
    private final MessageDigest digest;
    /** Not hashed yet: it may be the last one. */
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private boolean lineEnded;

    ExportFile(Path path) throws IOException {
        this.file = new BufferedOutputStream(Files.newOutputStream(path));
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            if (lineEnded) {
                digest.update(line.toByteArray());
                line.reset();
            }
            line.write(bytes[i]);
            lineEnded = bytes[i] == '\n';
        }
    }

    /** @throws CommandFailure if the last line is missing or says something else than what arrived */
    ExportEnd end() {
        var last = line.toString(StandardCharsets.UTF_8).stripTrailing();
        var end = ExportEnd.parse(last)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE, "the export broke off before its last line: nothing was written, try again"));
        var sha256 = HexFormat.of().formatHex(digest.digest());
        if (!sha256.equals(end.sha256())) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "the export was altered on its way: its last line says SHA-256 " + end.sha256()
                            + ", what arrived has " + sha256 + "; nothing was written, try again");
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
