package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shadowledger.e2e.OperatorsDayIT.breakOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import io.shadowledger.sandbox.sample.Fault;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several breaks at once, from the maker's selection to the checker's. */
@ExtendWith(WholeSystem.class)
class BulkDayIT {

    /** The selection box in the row of an account; absent where a row cannot be selected. */
    private static final String BOX_OF = """
            (grid, account) => {
              const cell = [...grid.querySelectorAll('vaadin-grid-cell-content')]
                .find(each => each.assignedSlot && each.textContent.trim() === account);
              const first = cell?.assignedSlot.closest('tr').querySelector('td slot').assignedNodes()[0];
              return first?.querySelector('vaadin-checkbox');
            }""";

    @Test
    void whatTheMakerProposesTogetherTheCheckerApprovesTogether(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var faults = List.of(second(demo, Fault.Kind.ALTERED_AMOUNT), second(demo, Fault.Kind.DOUBLED));
            var breaks = faults.stream().map(fault -> breakOf(demo, fault)).toList();
            var maker = browser.signedIn("maker", "/breaks");
            faults.forEach(fault -> select(maker, fault.accountId()));
            assertThat(maker.locator("#breaks-selection")).containsText("2 selected");

            // When
            maker.keyboard().press("a");
            assertThat(maker.locator("#bulk-total")).isVisible();
            maker.locator("#bulk-reason textarea").fill("amounts confirmed by the core system");
            browser.picture(maker, "bulk-propose");
            maker.locator("#bulk-confirm").click();

            // Then
            assertThat(maker.locator("#message")).containsText("2 proposed");
            maker.navigate(demo.sandbox().consoleUrl() + "/corrections?status=proposed");
            assertThat(maker.locator("#corrections-grid"))
                    .containsText(faults.getFirst().accountId());
            faults.forEach(fault -> assertThat(canBeSelected(maker, fault.accountId()))
                    .as("the maker's own " + fault.accountId())
                    .isFalse());
            var checker = browser.signedIn("checker", "/corrections?status=proposed");
            assertThat(checker.locator("#corrections-grid"))
                    .containsText(faults.getFirst().accountId());
            faults.forEach(fault -> box(checker, fault.accountId()).click());
            assertThat(checker.locator("#corrections-selection")).containsText("2 selected");
            checker.locator("#corrections-approve").click();
            assertThat(checker.locator("#bulk-total")).isVisible();
            assertThat(Accessibility.findings(checker)).isEmpty();
            browser.picture(checker, "bulk-approve");
            checker.locator("#bulk-confirm").click();
            assertThat(checker.locator("#message")).containsText("2 approved");
            breaks.forEach(breakId ->
                    Demo.eventually("the closing of " + breakId, () -> statusOf(demo, breakId), "CLOSED"::equals));
        }
    }

    /** The first of each kind is another test's. */
    private static Fault second(Demo demo, Fault.Kind kind) {
        return demo.day().faults().stream()
                .filter(it -> it.kind() == kind)
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    private static void select(Page page, String account) {
        page.locator("#breaks-account input").fill(account);
        assertThat(page).hasURL(Pattern.compile(".*account=" + account + ".*"));
        assertThat(page.locator("#breaks-grid a:visible")).hasText(new String[] {account});
        page.keyboard().press("Enter");
        page.keyboard().press("x");
        assertThat(page.locator("#breaks-selection")).isVisible();
    }

    private static ElementHandle box(Page page, String account) {
        var box = page.locator("#corrections-grid")
                .evaluateHandle(BOX_OF, account)
                .asElement();
        assertThat(box).as("the box of " + account).isNotNull();
        return box;
    }

    private static boolean canBeSelected(Page page, String account) {
        var box = page.locator("#corrections-grid")
                .evaluateHandle(BOX_OF, account)
                .asElement();
        return box != null && box.isVisible() && box.isEnabled();
    }

    private static String statusOf(Demo demo, String breakId) {
        try (var auditor = demo.http("auditor")) {
            return auditor.get("/api/v1/breaks/" + breakId)
                    .at("/summary/status")
                    .asString();
        }
    }
}
