package io.shadowledger.console.deadletter;

import java.io.StringWriter;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A record's value as people read and mend it. */
final class PayloadText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();
    private static final Pattern BYTES = Pattern.compile("(.{2})");

    private PayloadText() {}

    /** JSON with a member to a line, every value exactly as it is; what is not JSON stays as it is. */
    static String laidOut(String text) {
        var out = new StringWriter();
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator pretty = PRETTY.createGenerator(out)) {
            for (var token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isNumeric()) {
                    pretty.writeNumber(in.getString());
                } else {
                    pretty.copyCurrentEvent(in);
                }
            }
        } catch (JacksonException notJson) {
            return text;
        }
        return out.toString();
    }

    /** Hexadecimal digits, a byte to a word. */
    static String hex(String digits) {
        return BYTES.matcher(digits).replaceAll("$1 ").strip();
    }
}
