package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shadowledger.e2e.OperatorsDayIT.breakOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.shadowledger.sandbox.sample.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The maker, who has every role, tries to be the checker too. */
@ExtendWith(WholeSystem.class)
class FourEyesInTheConsoleIT {

    @Test
    void theMakerCannotApproveTheirOwnByAddressSecondTabKeyboardOrOpenedButton(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var path = "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.DROPPED_CREDIT, 1));
            var first = browser.signedIn("maker", path);
            var second = first.context().newPage();
            second.navigate(demo.sandbox().consoleUrl() + path);
            assertThat(second.locator("#break-propose")).isVisible();
            var elsewhere = browser.signedIn("maker", path);

            // When
            propose(first);

            // Then
            for (var tab : new Page[] {first, second, elsewhere}) {
                refusesToApprove(tab);
            }
            first.navigate(demo.sandbox().consoleUrl() + "/corrections?status=proposed");
            assertThat(first.locator("#corrections-grid")).isVisible();
            first.navigate(demo.sandbox().consoleUrl() + path);
            refusesToApprove(first);
            assertThat(statusOf(demo, path)).isEqualTo("PROPOSED");
        }
    }

    @Test
    void twoWhoApproveAtOncePostOnce(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var path = "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.DROPPED_DEBIT, 1));
            propose(browser.signedIn("maker", path));
            var one = browser.signedIn("checker", path);
            var other = browser.signedIn("checker", path);
            one.locator("#correction-approve").click();
            other.locator("#correction-approve").click();
            assertThat(other.locator("#correction-approve-confirm")).isVisible();

            // When
            one.locator("#correction-approve-confirm").click();
            assertThat(one.locator("#break-status")).containsText("Closed");
            other.locator("#correction-approve-confirm").click();

            // Then
            assertThat(other.locator("#message")).not().isEmpty();
            assertThat(other.locator("#break-status")).containsText("Closed");
        }
    }

    private static void propose(Page maker) {
        maker.locator("#break-reason textarea").fill("confirmed by the core system");
        maker.locator("#break-propose").click();
        assertThat(maker.locator("#break-status")).containsText("Proposed");
    }

    /** Neither asked for, nor by its key, nor by a button that somebody has opened with the browser's own tools. */
    private static void refusesToApprove(Page maker) {
        var approve = maker.locator("#correction-approve");
        assertThat(approve).isDisabled();
        assertThat(maker.locator("#correction-approve-why-not")).containsText("another person");
        maker.evaluate("document.activeElement.blur()");
        maker.keyboard().press("a");
        approve.evaluate("button => { button.disabled = false; button.click(); }");
        // A round trip to the server after the click: whatever it would have opened is there by then
        maker.locator("#user").click();
        assertThat(maker.locator("#sign-out")).isVisible();
        assertThat(maker.locator("#correction-approve-confirm")).hasCount(0);
        maker.keyboard().press("Escape");
    }

    private static Fault fault(Demo demo, Fault.Kind kind, int number) {
        return demo.day().faults().stream()
                .filter(it -> it.kind() == kind)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private static String statusOf(Demo demo, String path) {
        try (var auditor = demo.http("auditor")) {
            return auditor.get("/api/v1" + path).at("/summary/status").asString();
        }
    }
}
