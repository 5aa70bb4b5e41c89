package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.Total;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import io.shadowledger.cli.runtime.Terminal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The question before money is posted or proposed. It grows with the amount: a letter for everyday ones; where a slip
 * would hurt, the amount itself, or how many there are.
 *
 * @param question what is asked
 * @param answer what confirms
 * @param done what happens if it is confirmed, such as {@code approved}
 * @param otherwise how it is confirmed where nobody can be asked
 */
record Confirmation(String question, String answer, String done, String otherwise) {

    /** In units of the currency. */
    private static final BigDecimal TYPED_FROM = BigDecimal.valueOf(10_000);

    private static final int MANY = 50;

    static Confirmation of(Correction correction) {
        var money = Text.grouped(correction.amount()) + " " + correction.currency();
        var what = "Post " + money + " on account " + correction.accountId() + "?";
        boolean small = new BigDecimal(correction.amount()).abs().compareTo(TYPED_FROM) < 0;
        return new Confirmation(
                small ? what + " [y/N] " : what + " Type the amount to confirm (" + correction.amount() + "): ",
                small ? "y" : correction.amount(),
                "approved",
                "--yes approves without asking, best with --digest of what was reviewed");
    }

    /**
     * For many at once.
     *
     * @param act such as {@code Approve}
     * @param done such as {@code approved}
     */
    static Confirmation of(String act, String done, List<Total> totals) {
        int count = totals.stream().mapToInt(Total::count).sum();
        var what = act + " " + Text.count(count) + " corrections?";
        boolean small = count < MANY
                && totals.stream().allMatch(total -> new BigDecimal(total.gross()).compareTo(TYPED_FROM) < 0);
        return new Confirmation(
                small ? what + " [y/N] " : what + " Type how many to confirm (" + count + "): ",
                small ? "y" : Integer.toString(count),
                done,
                "--yes does it without asking");
    }

    /** Asks; anything but the answer is a no. */
    void ask(Terminal terminal) {
        if (!terminal.canAsk()) {
            throw new CommandFailure(
                    ExitCode.REFUSED, "nothing was " + done + ": there is no terminal to ask at; " + otherwise);
        }
        var given = terminal.ask(question).map(String::strip).orElse("");
        boolean confirmed = given.equals(answer)
                || (answer.equals("y") && given.toLowerCase(Locale.ROOT).matches("y|yes"));
        if (!confirmed) {
            throw new CommandFailure(ExitCode.REFUSED, "nothing was " + done);
        }
    }
}
