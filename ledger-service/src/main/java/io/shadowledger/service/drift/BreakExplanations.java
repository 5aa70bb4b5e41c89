package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreakExplanation.Found;
import io.shadowledger.api.drift.BreakExplanation.Step;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks all that can explain a break, by the book as it is now. The break stays as it is. */
@Service
class BreakExplanations {

    private static final String WHOLE_REPORT = "other accounts of the report";
    private static final int CERTAIN = 100;
    private static final int OF_TWO_ACCOUNTS = 85;

    private final BreakViews views;
    private final ShadowBalances balances;
    private final DriftParts parts;
    private final Explanations explanations;

    BreakExplanations(BreakViews views, ShadowBalances balances, DriftParts parts, Explanations explanations) {
        this.views = views;
        this.balances = balances;
        this.parts = parts;
        this.explanations = explanations;
    }

    /** @throws NotFoundException if there is no such break */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    BreakExplanation explain(String breakId) {
        var row = views.find(breakId).orElseThrow(() -> new NotFoundException("there is no break " + breakId));
        var found = row.view();
        var account = new Difference.Account(found.accountId(), Money.currency(found.currency()));
        var moment = new Moment(found.asOf(), found.basis());
        @Nullable
        Long reported = found.reportedBalance() == null
                ? null
                : Money.parse(found.reportedBalance(), account.currency()).minor();
        var shadow = balances.of(account, moment);
        var whole = new Difference(account, reported, shadow.isPresent() ? shadow.getAsLong() : null);
        var part = whole.drift() == 0 ? Optional.<Difference>empty() : parts.now(moment, whole, row.breakNo());
        if (part.isEmpty()) {
            var tie = new Step("books", Found.CAUSE, gone(whole), CERTAIN, List.of());
            return answer(found, account, 0, 0, List.of(tie));
        }
        var difference = part.get();
        var explanation = Objects.requireNonNull(
                explanations.of(moment, List.of(difference)).get(account), "every difference has an explanation");
        if (reported == null || difference.shadow() == null) {
            var unknown = new Step("accounts of both books", Found.PATTERN, explanation.sentence(), CERTAIN, List.of());
            return answer(found, account, difference.drift(), explanation.residual(), List.of(unknown));
        }
        var steps = new ArrayList<Step>();
        explanations.words(moment, difference).forEach(word -> steps.add(step(word)));
        boolean elsewhere = isSame(found, account, difference) && found.verdict() == Verdict.WRONG_ACCOUNT;
        steps.add(
                elsewhere
                        ? new Step(WHOLE_REPORT, Found.CAUSE, found.explanation(), OF_TWO_ACCOUNTS, List.of())
                        : nothing(WHOLE_REPORT, "an account that lacks what this one has too much, or the reverse"));
        return answer(found, account, difference.drift(), elsewhere ? 0 : explanation.residual(), steps);
    }

    private static String gone(Difference whole) {
        return whole.drift() == 0
                ? "By the book as it is now the account ties."
                : "By the book as it is now this difference is gone; what the account differs by is other breaks'.";
    }

    /** Whether the drift is still what the report showed. */
    private static boolean isSame(Break found, Difference.Account account, Difference difference) {
        return Money.parse(found.drift(), account.currency()).minor() == difference.drift();
    }

    private static Step step(Explanations.Word word) {
        return switch (word.finding()) {
            case null -> nothing(word.explainer(), word.lookedFor());
            case Explainer.Finding.Cause(var cause) ->
                new Step(word.explainer(), Found.CAUSE, cause.sentence(), cause.confidence(), cause.evidence());
            case Explainer.Finding.Ambiguous(var sentence) ->
                new Step(
                        word.explainer(),
                        Found.AMBIGUOUS,
                        "More than one thing could be the cause: " + sentence + ".",
                        0,
                        List.of());
            case Explainer.Finding.Pattern(var sentence, var confidence) ->
                new Step(word.explainer(), Found.PATTERN, sentence + ".", confidence, List.of());
        };
    }

    private static Step nothing(String explainer, String lookedFor) {
        return new Step(explainer, Found.NOTHING, "Looked for " + lookedFor + ", and found nothing.", 0, List.of());
    }

    private static BreakExplanation answer(
            Break found, Difference.Account account, long drift, long residual, List<Step> steps) {
        return new BreakExplanation(
                found.breakId(),
                found.asOf(),
                found.currency(),
                account.money(drift).toDecimalString(),
                account.money(residual).toDecimalString(),
                steps);
    }
}
