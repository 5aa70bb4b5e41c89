package io.shadowledger.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.shadowledger.console.client.SignedInUser;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who is signed in; under it the language, the colours and the way out. The browser remembers both choices. */
final class UserMenu extends Button {

    private static final long serialVersionUID = 1L;
    private static final String COLOURS = "shadowledger.colour-scheme";

    private enum Colours {
        SYSTEM(ColorScheme.Value.LIGHT_DARK),
        LIGHT(ColorScheme.Value.LIGHT),
        DARK(ColorScheme.Value.DARK);

        private final ColorScheme.Value scheme;

        Colours(ColorScheme.Value scheme) {
            this.scheme = scheme;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Colours parse(String text) {
            return switch (text) {
                case "light" -> LIGHT;
                case "dark" -> DARK;
                default -> SYSTEM;
            };
        }
    }

    private final RadioButtonGroup<Colours> colours = new RadioButtonGroup<>();

    UserMenu(SignedInUser user, Language language, Runnable signOut) {
        setId(Ids.USER);
        addThemeVariants(ButtonVariant.TERTIARY);
        var roles = user.roles().stream().sorted().map(Badge::word).collect(Collectors.joining(", "));
        setText(user.name());
        setSuffixComponent(new Span(Parts.span("who-roles", roles), VaadinIcon.CHEVRON_DOWN_SMALL.create()));
        var menu = new Popover();
        menu.setTarget(this);
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAriaLabel(getTranslation("user.menu"));
        menu.setAutofocus(true);
        menu.add(Parts.div("stack", languages(language), colours(), signOut(signOut)));
    }

    private RadioButtonGroup<Locale> languages(Language language) {
        var group = new RadioButtonGroup<Locale>(getTranslation("user.language"));
        group.setId(Ids.LANGUAGE);
        group.setItems(language.choices());
        group.setItemLabelGenerator(Language::nameOf);
        group.setValue(getLocale());
        group.setVisible(language.choices().size() > 1);
        group.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                language.choose(change.getValue());
            }
        });
        return group;
    }

    private RadioButtonGroup<Colours> colours() {
        colours.setId(Ids.COLOUR_SCHEME);
        colours.setLabel(getTranslation("user.colours"));
        colours.setItems(Colours.values());
        colours.setItemLabelGenerator(choice -> getTranslation("colour-scheme." + choice.text()));
        colours.addValueChangeListener(change -> {
            getUI().ifPresent(ui -> ui.getPage().setColorScheme(change.getValue().scheme));
            if (change.isFromClient()) {
                getElement()
                        .executeJs(
                                "localStorage.setItem($0, $1)",
                                COLOURS,
                                change.getValue().text());
            }
        });
        return colours;
    }

    private Button signOut(Runnable signOut) {
        var button = new Button(getTranslation("nav.sign-out"), VaadinIcon.SIGN_OUT.create(), click -> signOut.run());
        button.setId(Ids.SIGN_OUT);
        return button;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement()
                .executeJs("return localStorage.getItem($0) || 'system'", COLOURS)
                .then(String.class, remembered -> colours.setValue(Colours.parse(remembered)));
    }
}
