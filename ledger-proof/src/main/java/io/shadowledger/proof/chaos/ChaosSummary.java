package io.shadowledger.proof.chaos;

import java.util.Map;

/** A report as Markdown. */
final class ChaosSummary {

    private ChaosSummary() {}

    static String of(ChaosReport report) {
        var text = new StringBuilder("\n## Chaos: %s\n\n".formatted(report.verdict()));
        text.append("| %-32s | %14d |\n|---|--:|\n".formatted("Seed", report.seed()));
        line(text, "Kills", report.kills());
        counts(text, report.killsByKind());
        counts(text, report.otherActs());
        line(text, "Writers taken over", report.takeovers());
        line(text, "Records accepted by the broker", report.accepted());
        line(text, "Records on the topic", report.onTopic());
        line(text, "Entries", report.posted());
        line(text, "Duplicates", report.duplicates());
        line(text, "Conflicts", report.conflicts());
        line(text, "Dead letters", report.deadLetters());
        line(text, "Seconds", report.seconds());
        if (!report.failures().isEmpty()) {
            text.append("\n### What is wrong\n\n");
            report.failures()
                    .forEach(failure -> text.append("- ").append(failure).append('\n'));
        }
        if (report.directory() != null) {
            text.append("\nData and logs: ").append(report.directory()).append('\n');
        }
        return text.append("\nAgain: ").append(report.reproduce()).append('\n').toString();
    }

    private static void counts(StringBuilder text, Map<String, Integer> counts) {
        counts.forEach((kind, count) -> line(text, "  " + kind, count));
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append("| %-32s | %14d |\n".formatted(name, value));
    }
}
