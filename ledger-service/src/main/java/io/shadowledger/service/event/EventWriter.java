package io.shadowledger.service.event;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes events as they stand on the topics: JSON of {@link io.shadowledger.api.event.TransactionEvent}. */
public final class EventWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private EventWriter() {}

    /** The JSON of an event, with its currency always named; reading it gives the same event. */
    public static byte[] write(BookableEvent event) {
        var out = new ByteArrayOutputStream(256);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            var amount = event.amount();
            json.writeStartObject();
            json.writeStringProperty("eventId", event.eventId());
            json.writeStringProperty("accountId", event.accountId());
            json.writeStringProperty("type", amount.isNegative() ? "debit" : "credit");
            json.writeStringProperty("amount", (amount.isNegative() ? amount.negated() : amount).toDecimalString());
            json.writeStringProperty("currency", amount.currency().getCurrencyCode());
            json.writeStringProperty("timestamp", event.valueTime().toString());
            optional(json, "reference", event.reference());
            optional(json, "description", event.description());
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
