package io.shadowledger.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What axe-core (Deque; the WCAG 2.2 rules A and AA, and its best practices) says of a page as it stands in the
 * browser.
 */
final class Accessibility {

    private static final String RULES = script();

    /** One line per broken rule: how bad, which, and where. */
    private static final String RUN = """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ impact, id, help, nodes }) =>
                  `${impact} ${id}: ${help}: ` + nodes.map(node => node.target.flat().join(' ')).join(', '));
            }""";

    private Accessibility() {}

    /** The serious and critical findings; empty is what a page must come to. */
    static List<String> findings(Page page) {
        page.evaluate(RULES);
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (var script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            // The value of the last statement is what a browser would send back
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; 0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
