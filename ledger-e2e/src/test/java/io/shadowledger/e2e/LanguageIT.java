package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WholeSystem.class)
class LanguageIT {

    @Test
    void theBrowserSaysTheLanguageUntilTheUserChoosesOneAndThatIsRemembered(Demo demo) {
        try (var browser = Browser.of(demo)) {
            // Given
            var page = browser.signedIn("maker", "/breaks", "de-AT");
            assertThat(page.locator("h1")).hasText("Abweichungen");
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(Accessibility.findings(page)).isEmpty();

            // When
            page.locator("#user").click();
            page.locator("#language").getByText("English").click();

            // Then
            assertThat(page.locator("h1")).hasText("Breaks");
            var later = page.context().newPage();
            later.navigate(demo.sandbox().consoleUrl() + "/reports");
            assertThat(later.locator("h1")).hasText("Reports");
            later.context()
                    .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions()
                            .setName("SHADOWLEDGER_SESSION"));
            later.navigate(demo.sandbox().consoleUrl() + "/login");
            assertThat(later.locator("#login")).containsText("Sign in");
        }
    }
}
