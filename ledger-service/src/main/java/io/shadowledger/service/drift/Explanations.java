package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the explainers in their order; the first that knows an account's cause has the word. Where several things could
 * be the cause, none is named as it: the difference stays unexplained, and the sentence says what was found.
 */
@Component
final class Explanations {

    private final List<Explainer> explainers;

    /** @param explainers in the order of their {@code @Order} */
    Explanations(List<Explainer> explainers) {
        this.explainers = List.copyOf(explainers);
    }

    /** An explanation for each difference. */
    Map<Difference.Account, Explanation> of(Moment moment, List<Difference> differences) {
        var explained = new HashMap<Difference.Account, Explanation>();
        var open = new ArrayList<Difference>();
        for (var difference : differences) {
            if (difference.reported() == null) {
                explained.put(difference.account(), unknownToCbs(difference));
            } else if (difference.shadow() == null) {
                explained.put(difference.account(), unknownToShadow(difference));
            } else {
                open.add(difference);
            }
        }
        for (var explainer : explainers) {
            if (!open.isEmpty()) {
                var findings = explainer.explain(moment, List.copyOf(open));
                open.removeIf(difference -> {
                    var finding = findings.get(difference.account());
                    if (finding instanceof Explainer.Finding.Cause(var cause) && isNamedAlready(difference, cause)) {
                        return false;
                    }
                    if (finding != null) {
                        explained.put(
                                difference.account(),
                                switch (finding) {
                                    case Explainer.Finding.Cause(var explanation) -> explanation;
                                    case Explainer.Finding.Ambiguous(var sentence) ->
                                        unexplained(
                                                difference,
                                                ", and more than one thing could be the cause: " + sentence);
                                    case Explainer.Finding.Pattern pattern ->
                                        unexplained(difference, ", and no event explains it. " + pattern.sentence());
                                });
                    }
                    return finding != null;
                });
            }
        }
        for (var difference : open) {
            explained.put(
                    difference.account(), unexplained(difference, ", and nothing that the ledger knows explains it"));
        }
        return explained;
    }

    /** Its events made another break of the account, and made it once. */
    private static boolean isNamedAlready(Difference difference, Explanation cause) {
        return !cause.evidence().isEmpty() && difference.named().containsAll(cause.evidence());
    }

    /** What one explainer says of one account. */
    record Word(String explainer, String lookedFor, Explainer.@Nullable Finding finding) {}

    /** What each explainer says of a difference, in their order, whatever those before it found. */
    List<Word> words(Moment moment, Difference difference) {
        return explainers.stream()
                .map(explainer -> new Word(
                        explainer.name(),
                        explainer.looksFor(),
                        explainer.explain(moment, List.of(difference)).get(difference.account())))
                .toList();
    }

    /**
     * What is said where no cause is known.
     *
     * @param rest goes on after "it lacks a credit"
     */
    static Explanation unexplained(Difference difference, String rest) {
        long drift = difference.drift();
        var amount = Wording.magnitude(difference.account(), drift);
        return drift < 0
                ? new Explanation(
                        Verdict.MISSING_CREDIT,
                        "The shadow is " + amount + side(difference, "below") + ": it lacks a credit" + rest + ".",
                        drift,
                        List.of())
                : new Explanation(
                        Verdict.MISSING_DEBIT,
                        "The shadow is " + amount + side(difference, "above") + ": it lacks a debit" + rest + ".",
                        drift,
                        List.of());
    }

    private static String side(Difference difference, String where) {
        return difference.known() == 0
                ? " " + where + " the CBS"
                : " further " + where + " the CBS than the account's other breaks make it";
    }

    private static Explanation unknownToCbs(Difference difference) {
        return new Explanation(
                Verdict.UNKNOWN_TO_CBS,
                "The shadow holds " + Wording.amount(difference.account(), amount(difference.shadow()))
                        + " on this account; the CBS, which claims to report every account, does not report it.",
                difference.drift(),
                List.of());
    }

    private static Explanation unknownToShadow(Difference difference) {
        return new Explanation(
                Verdict.UNKNOWN_TO_SHADOW,
                "The CBS holds " + Wording.amount(difference.account(), amount(difference.reported()))
                        + " on this account; no event ever named it.",
                difference.drift(),
                List.of());
    }

    private static long amount(@Nullable Long minor) {
        return minor == null ? 0 : minor;
    }
}
