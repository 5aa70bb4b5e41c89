package io.shadowledger.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import io.shadowledger.console.client.SignedInUser;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Who is signed in; under it the language, the colours and the way out. The browser remembers both choices. */
final class UserMenu extends MenuBar {

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

    private final Map<Colours, MenuItem> colours = new EnumMap<>(Colours.class);

    UserMenu(SignedInUser user, Language language, Runnable signOut) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        getElement().setAttribute("aria-label", getTranslation("user.menu"));
        var roles = user.roles().stream().sorted().map(Badge::word).collect(Collectors.joining(", "));
        var who = Parts.div("who", Parts.span("who-name", user.name()), Parts.span("who-roles", roles));
        who.setId(Ids.USER);
        var menu = addItem(who).getSubMenu();
        for (var choice : language.choices()) {
            var item = menu.addItem(Language.nameOf(choice), click -> language.choose(choice));
            item.setId(Ids.LANGUAGE + "-" + choice.getLanguage());
            item.getElement().setAttribute("lang", choice.toLanguageTag());
            item.setCheckable(true);
            item.setChecked(choice.equals(getLocale()));
        }
        menu.addSeparator();
        for (var choice : Colours.values()) {
            var item = menu.addItem(getTranslation("colour-scheme." + choice.text()), click -> choose(choice));
            item.setId(Ids.COLOUR_SCHEME + "-" + choice.text());
            item.setCheckable(true);
            colours.put(choice, item);
        }
        menu.addSeparator();
        var out = menu.addItem(VaadinIcon.SIGN_OUT.create(), click -> signOut.run());
        out.add(getTranslation("nav.sign-out"));
        out.setId(Ids.SIGN_OUT);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement()
                .executeJs("return localStorage.getItem($0) || 'system'", COLOURS)
                .then(String.class, remembered -> show(Colours.parse(remembered)));
    }

    private void choose(Colours choice) {
        show(choice);
        getElement().executeJs("localStorage.setItem($0, $1)", COLOURS, choice.text());
    }

    private void show(Colours choice) {
        colours.forEach((each, item) -> item.setChecked(each == choice));
        getUI().ifPresent(ui -> ui.getPage().setColorScheme(choice.scheme));
    }
}
