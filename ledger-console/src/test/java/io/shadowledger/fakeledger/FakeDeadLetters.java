package io.shadowledger.fakeledger;

import io.shadowledger.api.Problems;
import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.ConflictDetail;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterDetail.Dismissal;
import io.shadowledger.api.deadletter.DeadLetterDetail.Fault;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.EventContent;
import io.shadowledger.api.deadletter.RecordPayload;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Records that were not posted, one of each kind, and the rules of replaying them. */
public final class FakeDeadLetters {

    private static final Duration STEP = Duration.ofMillis(1_200);
    private static final String TOPIC = "transactions.raw";

    private final Clock clock;
    private final Map<String, DeadLetterDetail> letters = new LinkedHashMap<>();
    private int replays;

    FakeDeadLetters(Clock clock, Instant asOf) {
        this.clock = clock;
        var at = asOf.plus(Duration.ofMinutes(9));
        bad(
                at,
                1207,
                "CZ6510000042",
                event("TX-2026-000017", "CZ6510000042", "1250,00"),
                new Fault("amount", "'1250,00' is not an amount: use digits and a decimal point, such as 12.50"));
        bad(
                at.minusSeconds(700),
                1188,
                "CZ1110000077",
                event("TX-2026-000009", "CZ1110000077", "80.005"),
                new Fault("amount", "amount has more decimals than CZK has: at most 2"));
        add(
                at.minusSeconds(3_000),
                TOPIC,
                941,
                "CZ4410000031",
                event("TX-2026-000003", "CZ4410000031", "9000000000000.00").getBytes(StandardCharsets.UTF_8),
                "the balance of account CZ4410000031 would not fit into 64 bits",
                null);
        add(
                at.minusSeconds(9_000),
                TOPIC,
                702,
                null,
                new byte[] {(byte) 0x9f, 'G', 'I', 'F', 0, 1, 2, (byte) 0xff, 'x', 'y', 'z', 0, 0, 7},
                "this is not JSON: Illegal character ((CTRL-CHAR, code 159)) (line 1, column 1)",
                new Fault("", "this is not JSON: Illegal character ((CTRL-CHAR, code 159)) (line 1, column 1)"));
        add(
                at.minusSeconds(20_000),
                "transactions.corrections",
                12,
                "CZ6510000042",
                "{}".getBytes(StandardCharsets.UTF_8),
                "eventId is missing",
                new Fault("eventId", "eventId is missing"));
    }

    synchronized List<DeadLetterDetail> all() {
        settle();
        return letters.values().stream()
                .sorted(Comparator.comparing(
                                (DeadLetterDetail each) -> each.summary().recordedAt())
                        .reversed())
                .toList();
    }

    synchronized long open() {
        return all().stream()
                .filter(each -> each.summary().status() == DeadLetterStatus.OPEN)
                .count();
    }

    synchronized DeadLetterDetail find(String id) {
        settle();
        var found = letters.get(id);
        if (found == null) {
            throw FakeProblem.notFound("dead letter " + id);
        }
        return found;
    }

    synchronized Replay replay(Token who, String id, @Nullable String payload, @Nullable String note) {
        var letter = find(id);
        var status = letter.summary().status();
        if (status == DeadLetterStatus.REPLAYING || status == DeadLetterStatus.REPLAYED) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STATE, "dead letter " + id + " was replayed already");
        }
        if (payload == null && letter.fault() != null) {
            throw FakeProblem.of(
                    HttpStatus.CONFLICT,
                    Problems.STATE,
                    "dead letter " + id + " would not be posted as it came: "
                            + letter.fault().detail());
        }
        if (payload != null && !payload.matches("(?s).*\"amount\"\\s*:\\s*\"\\d+\\.\\d\\d\".*")) {
            throw FakeProblem.of(
                    HttpStatus.BAD_REQUEST,
                    Problems.INVALID,
                    "'1250,00' is not an amount: use digits and a decimal point, such as 12.50");
        }
        boolean mended = payload != null;
        var replay = new Replay(
                "rpl-" + ++replays,
                mended ? ReplayStatus.PROPOSED : ReplayStatus.SENDING,
                String.valueOf(letter.eventId()),
                payload,
                note,
                who.username(),
                clock.instant(),
                0,
                null,
                null,
                null,
                null,
                mended ? "5d41".repeat(16) : null,
                null,
                null,
                null);
        var all = new ArrayList<>(letter.replays());
        all.addFirst(replay);
        put(letter, mended ? DeadLetterStatus.PROPOSED : DeadLetterStatus.REPLAYING, all, null);
        return replay;
    }

    /** Decides on a mended event: sends it, or refuses it. */
    synchronized Replay decide(Token who, String id, @Nullable String digest, @Nullable String note) {
        var letter = find(id);
        var proposed = letter.replays().stream()
                .filter(each -> each.status() == ReplayStatus.PROPOSED)
                .findFirst()
                .orElseThrow(() -> FakeProblem.of(
                        HttpStatus.CONFLICT, Problems.STATE, "nothing is proposed for dead letter " + id));
        if (digest != null && proposed.askedBy().equals(who.username())) {
            throw FakeProblem.of(HttpStatus.FORBIDDEN, Problems.FOUR_EYES, "who mended it cannot approve it");
        }
        if (digest != null && !digest.equals(proposed.digest())) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STATE, "the digest is another");
        }
        var decided = new Replay(
                proposed.replayId(),
                digest == null ? ReplayStatus.REJECTED : ReplayStatus.SENDING,
                proposed.eventId(),
                proposed.payload(),
                proposed.note(),
                proposed.askedBy(),
                clock.instant(),
                0,
                null,
                null,
                null,
                null,
                proposed.digest(),
                who.username(),
                clock.instant(),
                note);
        var all = new ArrayList<>(letter.replays());
        all.set(0, decided);
        put(letter, digest == null ? DeadLetterStatus.OPEN : DeadLetterStatus.REPLAYING, all, null);
        return decided;
    }

    synchronized DeadLetter dismiss(Token who, String id, String reason) {
        var letter = find(id);
        if (letter.summary().status() != DeadLetterStatus.OPEN) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STATE, "dead letter " + id + " is not open");
        }
        put(
                letter,
                DeadLetterStatus.DISMISSED,
                letter.replays(),
                new Dismissal(who.username(), clock.instant(), reason));
        return find(id).summary();
    }

    ConflictDetail conflict() {
        var at = Instant.parse("2026-11-20T10:15:30Z");
        var came = event("TX-2026-000044", "CZ2210000005", "1350.00");
        return new ConflictDetail(
                new Conflict(
                        TOPIC + "-3-1190",
                        TOPIC,
                        3,
                        1190,
                        "TX-2026-000044",
                        at.plusSeconds(3_600),
                        content("1250.00", at, "Invoice 2026/117"),
                        at.plusSeconds(4),
                        TOPIC + "-3-1101",
                        content("1350.00", at, "Invoice 2026/118"),
                        List.of("amount", "description")),
                payload(came.getBytes(StandardCharsets.UTF_8)));
    }

    /** What was asked for a while ago has come to the book; what could not be posted before fails again. */
    private void settle() {
        for (var letter : List.copyOf(letters.values())) {
            if (letter.summary().status() != DeadLetterStatus.REPLAYING) {
                continue;
            }
            var last = letter.replays().getFirst();
            if (Duration.between(last.askedAt(), clock.instant()).compareTo(STEP) < 0) {
                continue;
            }
            boolean again = letter.summary().reason().contains("64 bits");
            var settled = new Replay(
                    last.replayId(),
                    again ? ReplayStatus.DEAD_LETTER : ReplayStatus.POSTED,
                    last.eventId(),
                    last.payload(),
                    last.note(),
                    last.askedBy(),
                    last.askedAt(),
                    0,
                    null,
                    clock.instant(),
                    TOPIC + "-3-" + (2_000 + replays),
                    clock.instant(),
                    last.digest(),
                    last.checker(),
                    last.decidedAt(),
                    last.decisionNote());
            var all = new ArrayList<>(letter.replays());
            all.set(0, settled);
            put(letter, DeadLetterStatus.REPLAYED, all, null);
        }
    }

    private void put(
            DeadLetterDetail letter, DeadLetterStatus status, List<Replay> all, @Nullable Dismissal dismissal) {
        var before = letter.summary();
        letters.put(
                before.id(),
                new DeadLetterDetail(
                        new DeadLetter(
                                before.id(),
                                before.topic(),
                                before.partition(),
                                before.offset(),
                                before.recordedAt(),
                                before.reason(),
                                before.key(),
                                before.size(),
                                status,
                                all.isEmpty() ? null : all.getFirst()),
                        letter.payload(),
                        letter.eventId(),
                        letter.fault(),
                        letter.mendable(),
                        letter.replayOf(),
                        all,
                        dismissal));
    }

    private void bad(Instant at, long offset, String key, String json, Fault fault) {
        add(at, TOPIC, offset, key, json.getBytes(StandardCharsets.UTF_8), fault.detail(), fault);
    }

    private void add(
            Instant at,
            String topic,
            long offset,
            @Nullable String key,
            byte[] bytes,
            String reason,
            @Nullable Fault fault) {
        var id = topic + "-3-" + offset;
        var text = payload(bytes).text();
        var eventId = text == null || !text.contains("TX-") ? null : text.replaceAll("(?s).*\"(TX-[0-9-]+)\".*", "$1");
        letters.put(
                id,
                new DeadLetterDetail(
                        new DeadLetter(
                                id, topic, 3, offset, at, reason, key, bytes.length, DeadLetterStatus.OPEN, null),
                        payload(bytes),
                        eventId,
                        fault,
                        topic.equals(TOPIC),
                        null,
                        List.of(),
                        null));
    }

    private static RecordPayload payload(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return new RecordPayload(
                text.contains("\uFFFD") ? null : text,
                Base64.getEncoder().encodeToString(bytes),
                HexFormat.of().formatHex(bytes));
    }

    private static EventContent content(String amount, Instant at, String description) {
        return new EventContent(EntryKind.EVENT, "CZ2210000005", amount, "CZK", at, "VS 20260117", description);
    }

    private static String event(String id, String account, String amount) {
        return """
                {"eventId":"%s","accountId":"%s","type":"credit","amount":"%s","currency":"CZK",\
                "timestamp":"2026-11-20T10:15:30Z","description":"Invoice 2026/118"}""".formatted(id, account, amount);
    }
}
