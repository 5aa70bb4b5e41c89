package io.shadowledger.formats.event;

import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The event id of an entry; docs/import.md says the rule to users. It must be the same whenever the entry is read again,
 * and another for every other entry.
 */
final class EventIds {

    /** A reference shorter than this numbers lines, not transactions of a bank. */
    private static final int SHORTEST_REFERENCE = 6;

    private static final int LONGEST_REFERENCE = 64;
    private static final int ID_BYTES = 16;
    private static final int DISCRIMINATOR_BYTES = 6;
    private static final Pattern EMPTY_WORDS = Pattern.compile("0+|NONREF|NOTPROVIDED|N/A", Pattern.CASE_INSENSITIVE);
    private static final HexFormat HEX = HexFormat.of();

    private EventIds() {}

    static String of(String account, StatementHeader header, StatementEntry entry) {
        var reference = entry.bankReference();
        return reference != null && identifies(reference.strip())
                ? byReference(account, reference.strip(), entry)
                : byPlace(account, header, entry);
    }

    private static boolean identifies(String reference) {
        return reference.length() >= SHORTEST_REFERENCE
                && !EMPTY_WORDS.matcher(reference).matches();
    }

    /**
     * The bank's reference, and a few digits over what tells apart the entries that banks book under one: a payment and
     * its fee, a payment and its reversal, the same standing order month after month.
     */
    private static String byReference(String account, String reference, StatementEntry entry) {
        var digest = digest(
                account,
                reference,
                entry.bookingDate() == null ? entry.valueDate() : entry.bookingDate(),
                entry.amount(),
                entry.reversal());
        var shown = reference.length() > LONGEST_REFERENCE ? reference.substring(0, LONGEST_REFERENCE) : reference;
        return Texts.clean(shown) + ":" + HEX.formatHex(digest, 0, DISCRIMINATOR_BYTES);
    }

    /** Where the bank gives no reference: the statement, the place in it, and all that the entry says. */
    private static String byPlace(String account, StatementHeader header, StatementEntry entry) {
        var digest = digest(
                account,
                header.statementId(),
                header.sequence(),
                opening(header.opening()),
                entry.ordinal(),
                entry.valueDate(),
                entry.bookingDate(),
                entry.amount(),
                entry.reversal(),
                entry.bankReference(),
                entry.ownerReference(),
                entry.code(),
                entry.counterparty(),
                entry.text());
        return "stmt:" + HEX.formatHex(digest, 0, ID_BYTES);
    }

    private static String opening(@Nullable Balance balance) {
        return balance == null ? "" : balance.amount() + " " + balance.date();
    }

    private static byte[] digest(@Nullable Object... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                // With its length before it, no text can pass for two others.
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
