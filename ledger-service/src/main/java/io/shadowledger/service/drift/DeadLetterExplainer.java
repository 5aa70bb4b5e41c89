package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A record of the account that could not be read, and so was never booked: as much of it as can be read fits the drift. */
@Component
@Order(4)
final class DeadLetterExplainer implements Explainer {

    private static final int CONFIDENCE = 90;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeadLetterExplainer(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String name() {
        return "dead letter";
    }

    @Override
    public String looksFor() {
        return "a record that could not be read and holds the amount";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var byAccount = differences.stream()
                .collect(
                        Collectors.groupingBy(difference -> difference.account().id()));
        var causes = new HashMap<Difference.Account, List<Explanation>>();
        jdbc.sql("""
                        select d.record_key, d.payload, d.reason, p.topic, p.kafka_partition, d.kafka_offset
                        from dead_letter d join ledger_partition p using (partition_id)
                        where d.record_key = any(:keys) and d.payload is not null
                          -- What was replayed is booked, or a dead letter anew.
                          and not exists (
                              select from dead_letter_state s
                              where s.partition_id = d.partition_id and s.kafka_offset = d.kafka_offset
                                and s.status = 'REPLAYED')
                        """)
                .param(
                        "keys",
                        byAccount.keySet().stream()
                                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                                .toArray(byte[][]::new))
                .query(row -> {
                    var place = row.getString("topic") + "-" + row.getInt("kafka_partition") + " offset "
                            + row.getLong("kafka_offset");
                    var reason = row.getString("reason");
                    var payload = row.getBytes("payload");
                    var key = new String(row.getBytes("record_key"), StandardCharsets.UTF_8);
                    for (var difference : byAccount.getOrDefault(key, List.of())) {
                        var amount = signedAmount(payload, difference.account());
                        if (amount.isPresent() && difference.fits(-amount.getAsLong())) {
                            causes.computeIfAbsent(difference.account(), _ -> new ArrayList<>())
                                    .add(cause(difference, place, reason));
                        }
                    }
                });
        var findings = new HashMap<Difference.Account, Finding>();
        causes.forEach((account, found) -> findings.put(
                account,
                found.size() == 1
                        ? new Finding.Cause(found.getFirst())
                        : new Finding.Ambiguous(found.size()
                                + " records of the account could not be read, and each would explain it")));
        return findings;
    }

    /** What the record would have booked, as far as it can be read. */
    private OptionalLong signedAmount(byte[] payload, Difference.Account account) {
        try {
            var event = json.readTree(payload);
            var amount = Money.parse(event.path("amount").asString("").strip(), account.currency())
                    .minor();
            return switch (event.path("type").asString("")) {
                case "credit" -> OptionalLong.of(Math.abs(amount));
                case "debit" -> OptionalLong.of(-Math.abs(amount));
                default -> OptionalLong.empty();
            };
        } catch (JacksonException | InvalidMoneyException unreadable) {
            return OptionalLong.empty();
        }
    }

    private static Explanation cause(Difference difference, String place, String reason) {
        long missing = -difference.sought();
        return Explanation.full(
                CONFIDENCE,
                missing > 0 ? Verdict.MISSING_CREDIT : Verdict.MISSING_DEBIT,
                "The record at " + place + " is a " + Wording.side(missing) + " of "
                        + Wording.magnitude(difference.account(), missing)
                        + " that could not be booked (" + reason
                        + "): mend it among the dead letters and replay it, or have it sent again.",
                List.of());
    }
}
