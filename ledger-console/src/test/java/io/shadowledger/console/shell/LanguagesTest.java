package io.shadowledger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.VaadinRequest;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.format.Times;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every language says everything, and nothing is said outside of the bundles. */
class LanguagesTest {

    private static final Path MODULE =
            Path.of(System.getProperty("shadowledger.root", System.getProperty("user.dir") + "/.."), "ledger-console");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** Text blocks, strings and comments of Java, whichever begins first. */
    private static final Pattern TOKENS = Pattern.compile(
            "(?s)\"\"\"(?<block>.*?)\"\"\"|\"(?<string>(?:[^\"\\\\\\n]|\\\\.)*)\"|//[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)+'");

    /** What a user could read as words: two words with a blank between them, or one that begins in upper case. */
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,} \\p{L}|^\\p{Lu}\\p{Ll}+|\\p{L}[…!?]$");

    /** What stands before a literal that nobody reads: of a log, an exception, a script, an attribute, a key. */
    private static final Pattern NOT_SHOWN =
            Pattern.compile("(Exception\\(|super\\(|\\.log\\(|executeJs\\(|getTranslation\\(|"
                    + "addMetaTag\\([^)]*|setAttribute\\([^)]*|localized\\(|getHeader\\(|@\\w+\\([^)]*)$");

    static Stream<Locale> others() {
        return new Formats(ZoneId.of("UTC"), List.of(Locale.UK, Locale.GERMAN))
                .locales().stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("others")
    void aLanguageHasEveryTextAndNoOther(Locale language) {
        assertThat(bundle("_" + language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(bundle("").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("others")
    void aLanguageFillsInTheSameParameters(Locale language) {
        // Given
        var english = bundle("");
        var other = bundle("_" + language);

        // Then
        for (var key : english.stringPropertyNames()) {
            assertThat(parameters(other.getProperty(key))).as(key).isEqualTo(parameters(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyTextIsAWellFormedPattern(String suffix) {
        bundle(suffix).forEach((key, text) -> {
            assertThat(text.toString()).as(key.toString()).doesNotContain("'").isNotBlank();
            assertThat(new MessageFormat(text.toString(), Locale.ROOT)).isNotNull();
        });
    }

    @Test
    void noClassSaysSomethingThatIsNotInTheBundles() throws IOException {
        // Given
        var said = new ArrayList<String>();

        // When
        try (var sources = Files.walk(MODULE.resolve("src/main/java"))) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                literals(Files.readString(source)).forEach(text -> said.add(source.getFileName() + ": " + text));
            }
        }

        // Then
        assertThat(said).isEmpty();
    }

    @Test
    void theSearchForLiteralsFindsWhatWouldBeShown() {
        assertThat(literals("""
                        add(new Span("Sign in"));
                        add(new Button("Approve", click -> close()));
                        // a comment with "Quoted words"
                        throw new IllegalStateException("nobody is signed in");
                        String card = \"""
                            <b title="${item.word}">${item.text}</b> of \""";
                        """)).containsExactly("Sign in", "Approve", "of");
    }

    @Test
    void germanWritesFiguresAndDaysAsGermansDo() {
        // Given
        var moment = Instant.parse("2026-11-22T22:59:59Z");

        // Then
        assertThat(new Figures(Locale.GERMAN).signed("-1234567.005")).isEqualTo("−1.234.567,005");
        assertThat(new Times(ZoneId.of("Europe/Prague"), Locale.GERMAN).full(moment))
                .isEqualTo("22. Nov. 2026, 23:59:59 Europe/Prague");
    }

    @Test
    void theBrowserRemembersTheLanguageThatWasChosen() {
        // Given
        var language = new Language(new Formats(ZoneId.of("UTC"), List.of(Locale.UK, Locale.GERMAN)));

        // Then
        assertThat(language.remembered(asking("de"))).contains(Locale.GERMAN);
        assertThat(language.remembered(asking("fr"))).isEmpty();
        assertThat(language.remembered(mock(VaadinRequest.class))).isEmpty();
    }

    private static VaadinRequest asking(String tag) {
        var request = mock(VaadinRequest.class);
        when(request.getCookies()).thenReturn(new Cookie[] {new Cookie(Language.COOKIE, tag)});
        return request;
    }

    private static List<String> literals(String source) {
        return Stream.concat(
                        TOKENS.matcher(source)
                                .results()
                                .filter(token -> isShown(source, token))
                                .map(token -> token.group("string")),
                        TOKENS.matcher(source)
                                .results()
                                .map(token -> token.group("block"))
                                .filter(block -> block != null && block.strip().startsWith("<"))
                                .map(LanguagesTest::wordsOfTemplate)
                                .filter(words -> !words.isEmpty()))
                .toList();
    }

    private static boolean isShown(String source, MatchResult token) {
        var text = token.group("string");
        return text != null
                && WORDS.matcher(text).find()
                // Templates and addresses
                && !text.startsWith("<")
                && !text.startsWith("/")
                && !NOT_SHOWN
                        .matcher(source.substring(Math.max(0, token.start() - 80), token.start()))
                        .find();
    }

    /** What a template says by itself, without its tags and its properties. */
    private static String wordsOfTemplate(String template) {
        return template.replaceAll("<[^>]*>|\\$\\{[^}]*}", "")
                .replaceAll("[^\\p{L} ]", "")
                .strip();
    }

    private static Set<String> parameters(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String suffix) {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(MODULE.resolve("src/main/resources/messages" + suffix + ".properties"))) {
            texts.load(in);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
