package io.shadowledger.api.drift;

import java.time.Instant;

/**
 * A file that somebody attached to a break; it stays for good.
 *
 * @param attachmentId the ledger's id of it
 * @param name as whoever attached it called the file
 * @param contentType as it was said, such as {@code application/pdf}; nobody looked whether it is true
 * @param size in bytes
 * @param sha256 of its content, in lower-case hexadecimal
 * @param addedAt when
 * @param addedBy the user's name
 */
public record Attachment(
        String attachmentId,
        String name,
        String contentType,
        long size,
        String sha256,
        Instant addedAt,
        String addedBy) {}
