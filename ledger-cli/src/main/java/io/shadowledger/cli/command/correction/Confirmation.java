package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import io.shadowledger.cli.runtime.Terminal;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The question before money is posted. It grows with the amount: a letter for everyday ones, the amount itself where a
 * slip would hurt.
 *
 * @param question what is asked
 * @param answer what confirms
 */
record Confirmation(String question, String answer) {

    /** In units of the currency. */
    private static final BigDecimal TYPED_FROM = BigDecimal.valueOf(10_000);

    static Confirmation of(Correction correction) {
        var money = Text.grouped(correction.amount()) + " " + correction.currency();
        var what = "Post " + money + " on account " + correction.accountId() + "?";
        return new BigDecimal(correction.amount()).abs().compareTo(TYPED_FROM) < 0
                ? new Confirmation(what + " [y/N] ", "y")
                : new Confirmation(
                        what + " Type the amount to confirm (" + correction.amount() + "): ", correction.amount());
    }

    /** Asks; anything but the answer is a no. */
    void ask(Terminal terminal) {
        if (!terminal.canAsk()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "nothing was approved: there is no terminal to ask at; --yes approves without asking, best with"
                            + " --digest of what was reviewed");
        }
        var given = terminal.ask(question).map(String::strip).orElse("");
        boolean confirmed = given.equals(answer)
                || (answer.equals("y") && given.toLowerCase(Locale.ROOT).matches("y|yes"));
        if (!confirmed) {
            throw new CommandFailure(ExitCode.REFUSED, "nothing was approved");
        }
    }
}
