package io.shadowledger.proof.workload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes an event as different senders do: members in any order, amounts as text or number, times with any offset,
 * members that the ledger does not know. Whatever it looks like, it says the same.
 */
final class EventJson {

    /** Of events that name none; the ledger under test is told the same. */
    static final String DEFAULT_CURRENCY = "EUR";

    private static final DateTimeFormatter OFFSET_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX");

    private final RandomGenerator random;

    EventJson(RandomGenerator random) {
        this.random = random;
    }

    byte[] write(Content.Event event) {
        var members = members(event);
        if (random.nextInt(4) == 0) {
            shuffle(members);
        }
        var separator = random.nextInt(8) == 0 ? " ,\n\t" : ",";
        return ("{" + String.join(separator, members) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> members(Content.Event event) {
        var members = new ArrayList<String>();
        members.add(text("eventId", event.eventId()));
        members.add(text("accountId", event.accountId()));
        members.add(text("type", event.amount().signum() < 0 ? "debit" : "credit"));
        members.add(amount(event.amount().abs()));
        if (!event.currency().equals(DEFAULT_CURRENCY) || random.nextBoolean()) {
            members.add(text("currency", event.currency()));
        }
        members.add(text("timestamp", time(event.valueTime())));
        if (event.reference() != null) {
            members.add(text("reference", event.reference()));
        }
        if (random.nextInt(10) == 0) {
            members.add("\"channel\":{\"name\":\"branch\",\"tills\":[1,2,null]}");
        }
        return members;
    }

    private String amount(BigDecimal amount) {
        return switch (random.nextInt(4)) {
            case 0 -> "\"amount\":" + amount.toPlainString();
            case 1 -> "\"amount\":" + amount.stripTrailingZeros();
            case 2 -> text("amount", amount.stripTrailingZeros().toPlainString());
            default -> text("amount", amount.toPlainString());
        };
    }

    private String time(Instant time) {
        return switch (random.nextInt(4)) {
            // What is below a microsecond is not kept
            case 0 ->
                OFFSET_TIME.format(OffsetDateTime.ofInstant(time.plusNanos(random.nextInt(1_000)), ZoneOffset.UTC));
            case 1 -> OFFSET_TIME.format(OffsetDateTime.ofInstant(time, ZoneOffset.ofHours(random.nextInt(-12, 13))));
            default -> time.toString();
        };
    }

    private String text(String name, String value) {
        var text = new StringBuilder("\"").append(name).append("\":\"");
        boolean escaped = random.nextInt(16) == 0;
        value.chars().forEach(c -> {
            if (escaped) {
                text.append("\\u%04x".formatted(c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('"').toString();
    }

    private void shuffle(List<String> members) {
        for (int i = members.size() - 1; i > 0; i--) {
            members.set(i, members.set(random.nextInt(i + 1), members.get(i)));
        }
    }
}
