package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.RecordPayload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes of records as they are shown: nobody knows what they are. */
final class Bytes {

    private static final int PREVIEW = 256;

    private Bytes() {}

    /** The text of the bytes; null if they are not UTF-8. */
    static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    static @Nullable String key(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        var text = text(key);
        return text == null ? "0x" + HexFormat.of().formatHex(key) : text;
    }

    static RecordPayload payload(byte[] payload) {
        return new RecordPayload(
                text(payload),
                Base64.getEncoder().encodeToString(payload),
                HexFormat.of().formatHex(payload, 0, Math.min(PREVIEW, payload.length)));
    }
}
