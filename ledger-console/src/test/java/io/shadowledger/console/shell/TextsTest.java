package io.shadowledger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.console.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("messages", Locale.ROOT);
    private static final Path ROOT =
            Path.of(System.getProperty("shadowledger.root", System.getProperty("user.dir") + "/.."));
    /** A text literal that looks like a key: words with dots between them. */
    private static final Pattern KEY = Pattern.compile("\"((?:[a-z]+(?:-[a-z]+)*\\.)+[a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyTextThatTheCodeNamesExists() throws IOException {
        // Given
        var known = TEXTS.keySet();
        var prefixes = new TreeSet<String>();
        known.forEach(key -> prefixes.add(key.split("\\.", 2)[0]));
        var missing = new TreeSet<String>();

        // When
        try (Stream<Path> sources = Files.walk(ROOT.resolve("ledger-console/src/main/java"))) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group(1))
                        .filter(key -> prefixes.contains(key.split("\\.", 2)[0]))
                        .filter(key -> !known.contains(key))
                        .filter(key -> !key.endsWith(".js") && !key.endsWith(".svg"))
                        .forEach(missing::add);
            }
        }

        // Then
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConstantThatIsShownHasAWord() {
        for (Enum<?>[] constants : List.<Enum<?>[]>of(
                BreakStatus.values(),
                CorrectionStatus.values(),
                DeadLetterStatus.values(),
                ReplayStatus.values(),
                ReportStatus.values(),
                Verdict.values(),
                Basis.values(),
                Role.values(),
                ReportFinding.Kind.values(),
                EntryKind.values())) {
            for (var constant : constants) {
                assertThat(TEXTS.containsKey(constant.getDeclaringClass().getSimpleName() + "."
                                + constant.name().toLowerCase(Locale.ROOT)))
                        .as(constant.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void noTextSwallowsItsApostrophes() {
        for (var key : TEXTS.keySet()) {
            assertThat(TEXTS.getString(key)).as(key).doesNotContain("'");
            assertThat(new MessageFormat(TEXTS.getString(key), Locale.UK).toPattern())
                    .as(key)
                    .isNotNull();
        }
    }

    @Test
    void aLanguageWithoutABundleGetsEnglish() {
        // Given
        var translations = new Translations(
                new Formats(ZoneId.of("Europe/Prague"), List.of(Locale.UK, Locale.forLanguageTag("cs"))));

        // When
        var text = translations.getTranslation("break.place", Locale.forLanguageTag("cs"), 3, 41);

        // Then
        assertThat(text).isEqualTo("3 of 41");
    }

    @Test
    void theManualNamesEveryElementId() throws IOException, IllegalAccessException {
        // Given
        var manual = Files.readString(ROOT.resolve("docs/console.md"));

        // Then
        for (var field : Ids.class.getFields()) {
            assertThat(manual).contains("`" + field.get(null) + "`");
        }
    }
}
