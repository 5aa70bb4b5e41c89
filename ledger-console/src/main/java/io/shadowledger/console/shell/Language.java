package io.shadowledger.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import io.shadowledger.console.format.Formats;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The language of the screens: what the user chose, which the browser remembers in a cookie; before a choice, what the
 * browser asks for; the first on offer when that is not among them.
 */
@Component
public class Language {

    static final String COOKIE = "SHADOWLEDGER_LANGUAGE";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Formats formats;

    Language(Formats formats) {
        this.formats = formats;
    }

    /** The languages on offer, the default first. */
    List<Locale> choices() {
        return formats.locales();
    }

    /** The name of a language in that language. */
    static String nameOf(Locale language) {
        var name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** Shows everything in a language from now on, and remembers it. */
    void choose(Locale wanted) {
        var cookie = new Cookie(COOKIE, wanted.toLanguageTag());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(VaadinRequest.getCurrent().isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(Math.toIntExact(REMEMBERED.toSeconds()));
        VaadinService.getCurrentResponse().addCookie(cookie);
        VaadinSession.getCurrent().setLocale(wanted);
        UI.getCurrent().getPage().reload();
    }

    /** Gives a new screen its language. */
    void apply(UI ui) {
        remembered(VaadinRequest.getCurrent()).ifPresent(ui::setLocale);
        ui.getPage()
                .executeJs("document.documentElement.lang = $0", ui.getLocale().toLanguageTag());
    }

    /** What the user chose before, if it is still on offer. */
    Optional<Locale> remembered(@Nullable VaadinRequest request) {
        if (request == null || request.getCookies() == null) {
            return Optional.empty();
        }
        return Stream.of(request.getCookies())
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(cookie -> Locale.forLanguageTag(cookie.getValue()))
                .filter(formats.locales()::contains)
                .findFirst();
    }
}
