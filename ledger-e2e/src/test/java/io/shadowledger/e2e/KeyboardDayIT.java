package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shadowledger.e2e.OperatorsDayIT.breakOf;
import static io.shadowledger.e2e.OperatorsDayIT.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.shadowledger.sandbox.sample.Fault;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The maker's and the checker's day without a mouse. */
@ExtendWith(WholeSystem.class)
class KeyboardDayIT {

    private static final int STOPS = 60;

    /** Where the focus is, through the shadow roots, and whether one can see that it is there. */
    private static final String FOCUS_IS_SEEN = """
            () => {
              let at = document.activeElement;
              if (at === document.body) {
                return 'end';
              }
              const path = [at];
              while (at.shadowRoot?.activeElement) {
                path.push(at = at.shadowRoot.activeElement);
              }
              const ringed = element => {
                const style = getComputedStyle(element);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              };
              const around = [...path, path[0].parentElement]
                .flatMap(element => [element, ...element.shadowRoot?.querySelectorAll('*') ?? []]);
              return around.some(ringed) ? '' : path.map(element => element.localName + '#' + element.id).join(' ');
            }""";

    @Test
    void aBreakIsFoundProposedApprovedAndClosedByKeysAlone(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var fault = fault(demo, Fault.Kind.ALTERED_AMOUNT);
            var breakId = breakOf(demo, fault);
            var maker = browser.signInPage();
            signIn(maker, demo, "maker");
            assertThat(maker.locator("#breaks-grid")).isVisible();

            // When
            maker.keyboard().press("/");
            maker.keyboard().type(fault.accountId());
            assertThat(maker).hasURL(Pattern.compile(".*account=" + fault.accountId() + ".*"));
            assertThat(maker.locator("#breaks-grid a:visible")).hasCount(1);
            maker.keyboard().press("Enter");
            maker.keyboard().press("Enter");
            assertThat(maker).hasURL(Pattern.compile(".*/breaks/" + breakId + ".*"));
            maker.keyboard().press("a");
            maker.keyboard().type("the amount stands so in the core system");
            tabInto(maker, "#break-propose");
            maker.keyboard().press("Enter");
            assertThat(maker.locator("#break-status")).containsText("Proposed");
            maker.keyboard().press("a");

            // Then
            assertThat(maker.locator("#correction-approve-confirm")).hasCount(0);
            var checker = browser.signInPage();
            signIn(checker, demo, "checker");
            assertThat(checker.locator("#breaks-grid")).isVisible();
            checker.navigate(demo.sandbox().consoleUrl() + "/breaks/" + breakId);
            assertThat(checker.locator("#correction-approve")).isEnabled();
            checker.keyboard().press("a");
            assertThat(checker.locator("#correction-approve-confirm")).isFocused();
            checker.keyboard().press("Enter");
            assertThat(checker.locator("#break-status")).containsText("Closed");
        }
    }

    @Test
    void theFirstStopLeadsPastTheNavigation(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signedIn("maker", "/breaks");
            assertThat(page.locator("#breaks-grid")).isVisible();

            // When
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");

            // Then
            assertThat(page.locator("main")).isFocused();
        }
    }

    @Test
    void theFocusIsSeenWhereverItIs(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signedIn("checker", "/breaks/" + breakOf(demo, fault(demo, Fault.Kind.DOUBLED)));
            assertThat(page.locator("#break-drift")).isVisible();

            // When
            var stops = new ArrayList<String>();
            do {
                page.keyboard().press("Tab");
                stops.add(String.valueOf(page.evaluate(FOCUS_IS_SEEN)));
            } while (!"end".equals(stops.getLast()) && stops.size() < STOPS);

            // Then
            assertThat(stops).hasSizeGreaterThan(10).endsWith("end");
            assertThat(stops.subList(0, stops.size() - 1)).containsOnly("");
        }
    }

    @Test
    void whoWantsLessMotionGetsNone(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signedIn("maker", "/breaks");
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));

            // When
            var moving = page.evaluate("document.getAnimations().filter(it => it.playState === 'running').length");

            // Then
            assertThat(moving).isEqualTo(0);
        }
    }

    private static void signIn(Page page, Demo demo, String user) {
        assertThat(page.locator("#vaadinLoginUsername input")).isFocused();
        page.keyboard().type(user);
        page.keyboard().press("Tab");
        page.keyboard().type(demo.sandbox().logins().get(user));
        page.keyboard().press("Enter");
        assertThat(page.locator("#user")).isVisible();
    }

    private static void tabInto(Page page, String selector) {
        for (int stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("it => document.activeElement?.closest(it) != null", selector)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not reach " + selector);
    }
}
