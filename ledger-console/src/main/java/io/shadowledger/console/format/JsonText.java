package io.shadowledger.console.format;

import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people read it. */
public final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private JsonText() {}

    /** JSON with a member to a line, every value exactly as it is; what is not JSON stays as it is. */
    public static String laidOut(String text) {
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
}
