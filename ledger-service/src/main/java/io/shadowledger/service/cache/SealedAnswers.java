package io.shadowledger.service.cache;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as they lie in the cache: a seal (HMAC-SHA256, RFC 2104) over key and answer, then the answer as JSON. What
 * does not carry the seal of this ledger for this very question is no answer, so that whoever can write to the cache
 * can make the ledger slow but not wrong.
 */
final class SealedAnswers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SecretKeySpec secret;

    /** @param secret the ledger's; the key is derived from it, so that it serves nothing else */
    SealedAnswers(byte[] secret) {
        var root = new SecretKeySpec(secret, ALGORITHM);
        this.secret = new SecretKeySpec(
                mac(root, "shadow-ledger answers in a cache".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    /** Where the answer to a question lies; says nothing about the question to whoever reads the cache. */
    String key(String type, String book, Instant asOfRecord, @Nullable Object... question) {
        var text = new StringBuilder();
        append(text, type);
        append(text, book);
        append(text, asOfRecord);
        for (var part : question) {
            append(text, part);
        }
        var digest = mac(secret, text.toString().getBytes(StandardCharsets.UTF_8));
        return "shadowledger:answer:" + HexFormat.of().formatHex(digest, 0, 20);
    }

    /** With its length, so that no two lists of parts have one text. */
    private static void append(StringBuilder text, @Nullable Object part) {
        var written = String.valueOf(part);
        text.append(part == null ? -1 : written.length())
                .append(':')
                .append(written)
                .append('\n');
    }

    byte[] seal(String key, Object answer) {
        var body = JSON.writeValueAsBytes(answer);
        var sealed = Arrays.copyOf(seal(key, body), SEAL_BYTES + body.length);
        System.arraycopy(body, 0, sealed, SEAL_BYTES, body.length);
        return sealed;
    }

    /** The answer; empty if it is not one of this ledger to this question. */
    <T> Optional<T> open(String key, byte[] sealed, Class<T> type) {
        if (sealed.length <= SEAL_BYTES) {
            return Optional.empty();
        }
        var body = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
        if (!MessageDigest.isEqual(seal(key, body), Arrays.copyOf(sealed, SEAL_BYTES))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(body, type));
        } catch (JacksonException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private byte[] seal(String key, byte[] body) {
        var name = key.getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(name, name.length + 1 + body.length);
        System.arraycopy(body, 0, all, name.length + 1, body.length);
        return mac(secret, all);
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
