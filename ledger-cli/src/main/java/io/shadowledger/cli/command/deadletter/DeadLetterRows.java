package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;

/** How dead letters and their replays are shown. */
final class DeadLetterRows {

    static final Table<DeadLetter> TABLE = new Table<>(
            Column.text("DEAD LETTER", DeadLetter::id),
            Column.text("RECORDED", DeadLetter::recordedAt),
            Column.text("STATUS", DeadLetter::status),
            Column.<DeadLetter>text("KEY", DeadLetter::key).wide(),
            Column.<DeadLetter>number("SIZE", DeadLetter::size).wide(),
            Column.<DeadLetter>text("OUTCOME", letter -> outcome(letter)).wide(),
            Column.prose("REASON", DeadLetter::reason));

    static final Table<Replay> REPLAYS = new Table<>(
            Column.text("REPLAY", Replay::replayId),
            Column.text("ASKED", Replay::askedAt),
            Column.text("BY", Replay::askedBy),
            Column.text("STATUS", Replay::status),
            Column.<Replay>text("CHECKER", Replay::checker).wide(),
            Column.text("SENT TO", Replay::sentTo),
            Column.prose("NOTE", Replay::note));

    private DeadLetterRows() {}

    static Fields fields(DeadLetterDetail detail) {
        var letter = detail.summary();
        var fields = new Fields()
                .add("Dead letter", letter.id())
                .add("Status", letter.status())
                .add("Recorded", letter.recordedAt())
                .add("Reason", letter.reason())
                .add("Unchanged", unchanged(detail))
                .add("Key", letter.key())
                .add("Event", detail.eventId())
                .add("Size", Text.count(letter.size()) + " bytes")
                .addIfPresent("Replay of", detail.replayOf());
        var dismissal = detail.dismissal();
        return dismissal == null
                ? fields
                : fields.add("Dismissed", dismissal.at())
                        .add("By", dismissal.who())
                        .add("Why", dismissal.reason());
    }

    static Fields fields(DeadLetter letter) {
        return new Fields()
                .add("Dead letter", letter.id())
                .add("Status", letter.status())
                .add("Recorded", letter.recordedAt())
                .add("Reason", letter.reason());
    }

    static Fields fields(Replay replay) {
        return new Fields()
                .add("Replay", replay.replayId())
                .add("Status", replay.status())
                .add("Event", replay.eventId())
                .add("Content", replay.payload() == null ? "as it came" : "mended")
                .addIfPresent("Digest", replay.digest())
                .addIfPresent("Note", replay.note())
                .add("Asked by", replay.askedBy())
                .add("Asked", replay.askedAt())
                .addIfPresent("Checker", replay.checker())
                .addIfPresent("Decided", replay.decidedAt())
                .addIfPresent("Said", replay.decisionNote())
                .addIfPresent("Sent", replay.sentAt())
                .addIfPresent("Sent to", replay.sentTo())
                .addIfPresent("Settled", replay.settledAt())
                .addIfPresent("Tries", replay.tries() == 0 ? null : replay.tries())
                .addIfPresent("Problem", replay.problem());
    }

    private static String unchanged(DeadLetterDetail detail) {
        var fault = detail.fault();
        return fault == null ? "can be posted as it came" : "cannot be posted: " + fault.detail();
    }

    private static Object outcome(DeadLetter letter) {
        var last = letter.lastReplay();
        return last == null ? "-" : last.status();
    }
}
