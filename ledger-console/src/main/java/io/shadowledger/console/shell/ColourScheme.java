package io.shadowledger.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import java.util.Locale;

/** Switches between the system's colours, light and dark; the browser remembers the choice. */
final class ColourScheme extends Button {

    private static final long serialVersionUID = 1L;
    private static final String KEY = "shadowledger.colour-scheme";

    private enum Choice {
        SYSTEM(VaadinIcon.ADJUST, ColorScheme.Value.LIGHT_DARK),
        LIGHT(VaadinIcon.SUN_O, ColorScheme.Value.LIGHT),
        DARK(VaadinIcon.MOON_O, ColorScheme.Value.DARK);

        private final VaadinIcon icon;
        private final ColorScheme.Value scheme;

        Choice(VaadinIcon icon, ColorScheme.Value scheme) {
            this.icon = icon;
            this.scheme = scheme;
        }

        Choice next() {
            return switch (this) {
                case SYSTEM -> LIGHT;
                case LIGHT -> DARK;
                case DARK -> SYSTEM;
            };
        }

        static Choice parse(String text) {
            return switch (text) {
                case "light" -> LIGHT;
                case "dark" -> DARK;
                default -> SYSTEM;
            };
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Choice choice = Choice.SYSTEM;

    ColourScheme() {
        setId(Ids.COLOUR_SCHEME);
        addThemeVariants(ButtonVariant.TERTIARY);
        show();
        addClickListener(click -> {
            choice = choice.next();
            show();
            apply();
            getElement().executeJs("localStorage.setItem($0, $1)", KEY, choice.text());
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement()
                .executeJs("return localStorage.getItem($0) || 'system'", KEY)
                .then(String.class, remembered -> {
                    choice = Choice.parse(remembered);
                    show();
                    apply();
                });
    }

    private void apply() {
        getUI().ifPresent(ui -> ui.getPage().setColorScheme(choice.scheme));
    }

    private void show() {
        setIcon(choice.icon.create());
        var label = getTranslation("colour-scheme." + choice.text());
        setAriaLabel(label);
        setTooltipText(label);
    }
}
