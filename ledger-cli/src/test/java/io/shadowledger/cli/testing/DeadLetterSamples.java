package io.shadowledger.cli.testing;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.ConflictDetail;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.EventContent;
import io.shadowledger.api.deadletter.RecordPayload;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dead letters and conflicts, as a ledger would answer them. */
public final class DeadLetterSamples {

    public static final String ID = "transactions.raw-3-1207";
    public static final String TEXT = "{\"eventId\":\"TX-17\",\"amount\":\"12,50\"}";

    private DeadLetterSamples() {}

    public static DeadLetter letter(DeadLetterStatus status, @Nullable Replay last) {
        return new DeadLetter(
                ID,
                "transactions.raw",
                3,
                1207,
                Samples.AT,
                "'12,50' is not an amount: use digits and a decimal point, such as 12.50",
                "CZ-7",
                TEXT.length(),
                status,
                last);
    }

    public static DeadLetterDetail detail(DeadLetterStatus status, Replay... replays) {
        return detail(status, payload(TEXT.getBytes(StandardCharsets.UTF_8), TEXT), replays);
    }

    public static DeadLetterDetail detail(DeadLetterStatus status, RecordPayload payload, Replay... replays) {
        var letter = letter(status, replays.length == 0 ? null : replays[0]);
        return new DeadLetterDetail(
                letter,
                payload,
                "TX-17",
                new DeadLetterDetail.Fault("amount", letter.reason()),
                true,
                null,
                List.of(replays),
                null);
    }

    public static RecordPayload payload(byte[] bytes, @Nullable String text) {
        return new RecordPayload(
                text, Base64.getEncoder().encodeToString(bytes), HexFormat.of().formatHex(bytes));
    }

    public static Replay replay(ReplayStatus status) {
        boolean sent = !EnumSet.of(
                        ReplayStatus.PROPOSED, ReplayStatus.REJECTED, ReplayStatus.SENDING, ReplayStatus.UNCONFIRMED)
                .contains(status);
        return new Replay(
                "rpl-5",
                status,
                "TX-17",
                null,
                "comma",
                "maker",
                Samples.AT,
                0,
                null,
                sent ? Samples.AT : null,
                sent ? "transactions.raw-3-1300" : null,
                status.isUnderWay() || status == ReplayStatus.PROPOSED ? null : Samples.AT,
                null,
                null,
                null,
                null);
    }

    /** A mended event, as somebody proposed it. */
    public static Replay mended(ReplayStatus status) {
        boolean decided = status != ReplayStatus.PROPOSED;
        return new Replay(
                "rpl-6",
                status,
                "TX-17",
                "{\"amount\":\"12.50\"}",
                "comma",
                "maker",
                Samples.AT,
                0,
                null,
                null,
                null,
                null,
                "d2".repeat(32),
                decided ? "checker" : null,
                decided ? Samples.AT : null,
                null);
    }

    public static ConflictDetail conflict() {
        return new ConflictDetail(
                new Conflict(
                        ID,
                        "transactions.raw",
                        3,
                        1207,
                        "TX-17",
                        Samples.AT,
                        content("10.00"),
                        Samples.AT,
                        "transactions.raw-3-1101",
                        content("12.50"),
                        List.of("amount")),
                payload(TEXT.getBytes(StandardCharsets.UTF_8), TEXT));
    }

    private static EventContent content(String amount) {
        return new EventContent(EntryKind.EVENT, "CZ-7", amount, "CZK", Samples.AT, null, "Salary November");
    }
}
