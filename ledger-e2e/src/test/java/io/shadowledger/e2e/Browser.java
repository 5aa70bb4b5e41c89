package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window, and the console in it. */
final class Browser implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    /** As Debian names it, and as others do. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final Demo demo;

    private Browser(Demo demo, Path executable) {
        this.demo = demo;
        this.playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** The browser, or a skipped test that says what to install. */
    static Browser of(Demo demo) {
        var executable = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(executable.isPresent(), "no Chromium on the PATH, so the console is not tested: install chromium");
        return new Browser(demo, executable.get());
    }

    /** A new person at a new screen, signed in, on the page that was asked for. */
    Page signedIn(String user, String path) {
        return signedIn(user, path, ColorScheme.LIGHT, 1440, 900);
    }

    Page signedIn(String user, String path, ColorScheme scheme, int width, int height) {
        var page = open(
                path, new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        signIn(page, user, demo.sandbox().logins().get(user));
        assertThat(page.locator("#user")).isVisible();
        return page;
    }

    /** The same with a browser that asks for a language. */
    Page signedIn(String user, String path, String language) {
        var page = open(path, new NewContextOptions().setLocale(language));
        signIn(page, user, demo.sandbox().logins().get(user));
        assertThat(page.locator("#user")).isVisible();
        return page;
    }

    /** The page of somebody who has not signed in. */
    Page signInPage() {
        return open("/login", new NewContextOptions().setViewportSize(1440, 900));
    }

    void signIn(Page page, String user, String password) {
        page.locator("#vaadinLoginUsername input").fill(user);
        page.locator("#vaadinLoginPassword input").fill(password);
        page.locator("#login vaadin-button[theme~=submit]").click();
    }

    private Page open(String path, NewContextOptions options) {
        var page = browser.newContext(options).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(demo.sandbox().consoleUrl() + path);
        return page;
    }

    void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(demo.root().resolve("ledger-e2e/target/pictures/" + name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
