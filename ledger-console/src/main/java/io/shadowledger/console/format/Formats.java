package io.shadowledger.console.format;

import com.vaadin.flow.component.UI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the console writes figures and times.
 *
 * @param zone the bank's time zone, in which its days begin and end
 * @param locales the languages on offer, the default first; the browser's choice picks one
 */
@ConfigurationProperties("shadowledger.bank")
public record Formats(
        @DefaultValue("Europe/Prague") ZoneId zone,
        @DefaultValue({"en-GB", "de"}) List<Locale> locales) {

    /** Figures in the language of the screen at hand. */
    public Figures figures() {
        return new Figures(locale());
    }

    /** Times in the language of the screen at hand. */
    public Times times() {
        return new Times(zone, locale());
    }

    private Locale locale() {
        var ui = UI.getCurrent();
        return ui == null ? locales.getFirst() : ui.getLocale();
    }
}
