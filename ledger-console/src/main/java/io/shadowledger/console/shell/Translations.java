package io.shadowledger.console.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.console.format.Formats;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The console's texts, from {@code messages.properties} in {@link MessageFormat} notation. Another language is another
 * file beside it, and its locale in {@code shadowledger.bank.locales}.
 */
@Component
class Translations implements I18NProvider {

    private static final long serialVersionUID = 1L;
    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final List<Locale> locales;

    Translations(Formats formats) {
        this.locales = List.copyOf(formats.locales());
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return locales;
    }

    @Override
    public String getTranslation(String key, @Nullable Locale locale, Object... parameters) {
        var language = locale == null ? locales.getFirst() : locale;
        try {
            var pattern =
                    ResourceBundle.getBundle("messages", language, ENGLISH_ELSE).getString(key);
            return new MessageFormat(pattern, language).format(parameters);
        } catch (MissingResourceException missing) {
            throw new IllegalStateException("messages.properties has no text '" + key + "'", missing);
        }
    }
}
