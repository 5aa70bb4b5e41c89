package io.shadowledger.service.report;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bytes of a report as they came. They are read as often as needed, and never held in memory whole by a reader. */
public interface ReportBytes {

    /** The largest report that is taken, in bytes. */
    long LARGEST = 512L << 20;

    /** A new stream over all of the bytes, independent of others. */
    InputStream open();

    /** How many there are. */
    long size();

    /** SHA-256 of all of them. */
    byte[] sha256();

    /** A report that is small enough to be in memory. */
    static ReportBytes of(byte[] bytes) {
        return new InMemory(bytes);
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Bytes that are in memory anyway. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    record InMemory(byte[] bytes) implements ReportBytes {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] sha256() {
            return sha256Digest().digest(bytes);
        }
    }
}
