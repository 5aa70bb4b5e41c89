package io.shadowledger.console.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.console.format.Times;
import java.util.Locale;

/** How old something is, in words. */
public final class Ages {

    private Ages() {}

    /** {@code 3 d}, {@code 14 h}. */
    public static String text(Times.Age age) {
        return I18NProvider.translate("age." + age.unit().name().toLowerCase(Locale.ROOT), age.amount());
    }
}
