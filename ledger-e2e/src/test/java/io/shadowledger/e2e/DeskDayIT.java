package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shadowledger.e2e.OperatorsDayIT.breakOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.shadowledger.sandbox.sample.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with a break besides correcting it, what others see of that, and the trail that it leaves. */
@ExtendWith(WholeSystem.class)
class DeskDayIT {

    @Test
    void whatOneDoesTheOtherSeesAtOnceAndLosesNothingByIt(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var path = "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.MISDATED, 1));
            var maker = browser.signedIn("maker", path);
            var auditor = browser.signedIn("auditor", path);
            var reason = maker.locator("#break-reason textarea");
            reason.click();
            maker.keyboard().type("the event came wit");

            // When
            auditor.locator("#break-take").click();
            auditor.locator("#break-comment input").fill("asked the card system");
            auditor.locator("#break-comment-add").click();

            // Then
            assertThat(maker.locator("#break-history")).containsText("asked the card system");
            assertThat(maker.locator("#break-owner")).hasText("auditor");
            assertThat(reason).isFocused();
            maker.keyboard().type("h another day");
            assertThat(reason).hasValue("the event came with another day");
        }
    }

    @Test
    void aFileStaysAtTheBreakAndComesBackAsItWas(Demo demo) throws IOException {
        try (var browser = Browser.of(demo)) {
            // Given
            var content = ("the bank's letter of " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
            var page = browser.signedIn("auditor", "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.MISDATED, 1)));

            // When
            page.locator("#break-attach input[type=file]")
                    .setInputFiles(new FilePayload("letter.txt", "text/plain", content));

            // Then
            var file = page.locator("#break-attachments a").last();
            assertThat(file).hasText("letter.txt");
            assertThat(page.locator("#break-history")).containsText("letter.txt");
            var download = page.waitForDownload(file::click);
            assertThat(Files.readAllBytes(download.path())).isEqualTo(content);
            assertThat(Accessibility.findings(page)).isEmpty();
        }
    }

    @Test
    void aBreakThatIsLeftAloneIsNotInTheQueueUntilItIsPutBack(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var fault = fault(demo, Fault.Kind.MISDATED, 1);
            var breakId = breakOf(demo, fault);
            var page = browser.signedIn("maker", "/breaks/" + breakId);
            page.locator("#break-suppress").click();
            page.locator("#break-suppress-confirm").click();
            assertThat(page.locator("#break-suppress-reason textarea")).isFocused();
            page.keyboard().type("waits for the card system");

            // When
            page.locator("#break-suppress-confirm").click();

            // Then
            assertThat(page.locator("#break-suppressed")).containsText("waits for the card system");
            page.navigate(demo.sandbox().consoleUrl() + "/breaks?account=" + fault.accountId());
            assertThat(page.locator("#breaks-grid")).containsText("No break matches");
            page.locator("#breaks-suppressed input").check();
            assertThat(page).hasURL(Pattern.compile(".*suppressed=true.*"));
            assertThat(page.locator("#breaks-grid")).containsText(fault.accountId());
            page.navigate(demo.sandbox().consoleUrl() + "/breaks/" + breakId);
            page.locator("#break-unsuppress").click();
            assertThat(page.locator("#break-suppress")).isVisible();
        }
    }

    @Test
    void everyExplainerSaysWhatItFound(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signedIn("auditor", "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.MISDATED, 1)));

            // When
            page.locator("#break-explain").click();

            // Then
            assertThat(page.locator("#break-explained li").first()).isVisible();
            assertThat(page.locator("#break-explained")).containsText("Cause");
        }
    }

    @Test
    void aPostedCorrectionIsTakenBackByTwoPeopleAndItsBreakIsOpenAgain(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var path = "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.DROPPED_CREDIT, 2));
            var maker = browser.signedIn("maker", path);
            var checker = browser.signedIn("checker", path);
            maker.locator("#break-reason textarea").fill("confirmed by the core system");
            maker.locator("#break-propose").click();
            approve(checker);
            assertThat(maker.locator("#break-status")).containsText("Closed");
            var posted = maker.locator("#correction-amount").innerText();

            // When
            maker.locator("#correction-reverse").click();
            var shown = maker.locator(
                            "vaadin-dialog[opened] #correction-amount, vaadin-dialog-overlay #correction-amount")
                    .first()
                    .innerText();
            maker.locator("#correction-reverse-reason textarea").fill("it was another account");
            browser.picture(maker, "reverse");
            maker.locator("#correction-reverse-confirm").click();

            // Then
            assertThat(shown.substring(1)).isEqualTo(posted.substring(1));
            assertThat(shown.charAt(0)).isNotEqualTo(posted.charAt(0));
            assertThat(maker.locator("#correction-approve")).isDisabled();
            approve(checker);
            assertThat(checker.locator("#break-status")).containsText(Pattern.compile("Open|Explained"));
            assertThat(checker.locator("#break-propose")).isVisible();
        }
    }

    @Test
    void theAuditTrailIsFoundByItsThingAndVerified(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var breakId = breakOf(demo, fault(demo, Fault.Kind.MISDATED, 1));
            var page = browser.signedIn("auditor", "/breaks/" + breakId);
            page.locator("#break-comment input").fill("seen again");
            page.locator("#break-comment-add").click();
            assertThat(page.locator("#break-history")).containsText("seen again");

            // When
            page.navigate(demo.sandbox().consoleUrl() + "/audit?subject=" + breakId + "&what=break-commented");
            assertThat(page.locator("#audit-grid")).containsText("Break commented");
            page.locator("#audit-verify").click();
            page.locator("#audit-verify-run").click();

            // Then
            assertThat(page.locator("#audit-verify-result")).containsText("Nothing was changed");
        }
    }

    @Test
    void theScreenSaysWhenNothingComesFromTheConsoleAnyMore(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signedIn("maker", "/breaks");
            assertThat(page.locator("#breaks-grid")).isVisible();

            // When
            page.context().setOffline(true);

            // Then
            assertThat(page.locator("#breaks-as-of")).containsText("Connection lost");
            page.context().setOffline(false);
            assertThat(page.locator("#breaks-as-of .freshness-lost")).isHidden();
        }
    }

    private static void approve(Page checker) {
        checker.locator("#correction-approve").click();
        checker.locator("#correction-approve-confirm").click();
    }

    private static Fault fault(Demo demo, Fault.Kind kind, int number) {
        return demo.day().faults().stream()
                .filter(it -> it.kind() == kind)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }
}
