package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shadowledger.e2e.OperatorsDayIT.breakOf;
import static io.shadowledger.e2e.OperatorsDayIT.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.shadowledger.sandbox.sample.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The maker's and the checker's day in the console, in a real browser against the real ledger. */
@ExtendWith(WholeSystem.class)
class FinanceDayIT {

    @Test
    void theConsoleOpensOnTheBreaksQueue(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // When
            var page = browser.signedIn("maker", "/");

            // Then
            assertThat(page).hasURL(Pattern.compile(".*/breaks.*"));
            assertThat(page.locator("#breaks-grid"))
                    .containsText(fault(demo, Fault.Kind.MISDATED).accountId());
        }
    }

    @Test
    void aWrongPasswordIsSaidInWords(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signInPage();

            // When
            browser.signIn(page, "maker", "not the password");

            // Then
            assertThat(page.locator("#login")).containsText("password");
            assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        }
    }

    @Test
    void whatTheMakerProposedTheCheckerApprovesAndTheBooksTie(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var fault = fault(demo, Fault.Kind.DROPPED_CREDIT);
            var path = "/breaks/" + breakOf(demo, fault);
            var maker = browser.signedIn("maker", path);
            assertThat(maker.locator("#break-drift")).containsText(figure(fault.drift()));
            maker.locator("#break-reason textarea, #break-reason input")
                    .first()
                    .fill("credit confirmed by the core system");
            maker.locator("#break-propose").click();

            // When
            assertThat(maker.locator("#correction-approve")).isDisabled();
            assertThat(maker.locator("#correction-approve-why-not")).containsText("another person");
            browser.picture(maker, "proposed-by-maker");
            var checker = browser.signedIn("checker", path);
            checker.locator("#correction-approve").click();
            assertThat(checker.locator("#correction-approve-confirm")).isVisible();
            browser.picture(checker, "approve-dialog");
            checker.locator("#correction-approve-confirm").click();

            // Then
            assertThat(checker.locator("#break-status")).containsText("Closed");
            assertThat(maker.locator("#break-status")).containsText("Closed");
            assertThat(checker.locator("#break-shadow-now")).containsText(figure(reported(demo, fault)));
            browser.picture(checker, "closed");
            var balance = demo.json(demo.cli("auditor")
                    .run(
                            "balance",
                            fault.accountId(),
                            "--currency",
                            fault.currency(),
                            "--as-of-value",
                            demo.day().asOf().toString(),
                            "-o",
                            "json"));
            assertThat(balance.at("/0/balance").asString()).isEqualTo(reported(demo, fault));
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 390, 844", "DARK, 390, 844"})
    void everyViewFitsItsScreenAndServesEverybody(ColorScheme scheme, int width, int height, Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var fault = fault(demo, Fault.Kind.DOUBLED);
            var page = browser.signedIn("checker", "/", scheme, width, height);
            var pages = List.of(
                    new Shown("breaks", "/breaks", "#breaks-grid"),
                    new Shown("break", "/breaks/" + breakOf(demo, fault), "#break-drift"),
                    new Shown("corrections", "/corrections", "#corrections-grid"),
                    new Shown("accounts", "/accounts", "#accounts-grid"),
                    new Shown("account", "/accounts/" + fault.accountId(), "#account-balance"),
                    new Shown("reports", "/reports", "#reports-grid"),
                    new Shown("report", "/reports/" + sampleReport(demo), "#report-lines"),
                    new Shown("expected", "/expected-reports", "#expected-grid"),
                    new Shown("sources", "/report-sources", "#sources-grid"),
                    new Shown("profiles", "/report-profiles", "#profiles-grid"),
                    new Shown("profile", "/report-profiles/~", "#profile-name"),
                    new Shown("aliases", "/account-aliases", "#aliases-grid"),
                    new Shown("audit", "/audit", "#audit-grid"),
                    new Shown("dead-letters", "/dead-letters", "#dead-letters-grid"),
                    new Shown("conflicts", "/conflicts", "#conflicts-grid"),
                    new Shown("status", "/status", "#status-partitions"));

            for (var each : pages) {
                // When
                page.navigate(demo.sandbox().consoleUrl() + each.path());
                assertThat(page.locator(each.element())).isVisible();

                // Then
                browser.picture(page, each.name() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
                assertThat(overflow(page))
                        .as(each.path() + " is wider than the screen")
                        .isZero();
                assertThat(Accessibility.findings(page)).as(each.path()).isEmpty();
            }
        }
    }

    /** A page, and what is to be seen on it. */
    private record Shown(String name, String path, String element) {}

    private static String sampleReport(Demo demo) {
        return demo.sandbox().sampleReport().orElseThrow().reportId();
    }

    private static int overflow(Page page) {
        return ((Number) page.evaluate(
                        "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"))
                .intValue();
    }

    /** The digits as they stand on the screen, however it groups thousands and marks decimals. */
    private static Pattern figure(String decimal) {
        var whole = new BigDecimal(decimal).abs().toPlainString();
        var pattern = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            int digitsLeft = whole.indexOf('.') - i;
            pattern.append(c == '.' ? "[.,]" : String.valueOf(c));
            if (c != '.' && digitsLeft > 1 && (digitsLeft - 1) % 3 == 0) {
                pattern.append("\\D?");
            }
        }
        return Pattern.compile(pattern.toString());
    }

    private static String reported(Demo demo, Fault fault) {
        return demo.day().report().stream()
                .filter(it -> it.accountId().equals(fault.accountId())
                        && it.currency().equals(fault.currency()))
                .findFirst()
                .orElseThrow()
                .balance();
    }
}
