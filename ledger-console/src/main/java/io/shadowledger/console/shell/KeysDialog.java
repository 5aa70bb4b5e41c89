package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The console's keys; each is also a button or a link on the screen. */
final class KeysDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private record Entry(String keys, String text) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("↑ ↓", "keys.move"),
            new Entry("⏎", "keys.open"),
            new Entry("x", "keys.select"),
            new Entry("j  n", "keys.next"),
            new Entry("k  p", "keys.previous"),
            new Entry("u", "keys.up"),
            new Entry("/", "keys.search"),
            new Entry("a", "keys.act"),
            new Entry("c", "keys.comment"),
            new Entry("e", "explain.ask"),
            new Entry("⎋", "keys.clear"),
            new Entry("?", "keys.help"));

    KeysDialog() {
        setHeaderTitle(getTranslation("keys.title"));
        var list = new DescriptionList();
        list.addClassName("keys");
        for (var entry : ENTRIES) {
            list.add(
                    new DescriptionList.Term(keycaps(entry.keys())),
                    new DescriptionList.Description(getTranslation(entry.text())));
        }
        add(list);
        var close = new Button(getTranslation("action.close"), click -> close());
        getFooter().add(close);
    }

    private static Component[] keycaps(String keys) {
        return keys.lines()
                .flatMap(line -> List.of(line.split(" +")).stream())
                .map(key -> {
                    var cap = new Span(key);
                    cap.addClassName("key");
                    return cap;
                })
                .toArray(Component[]::new);
    }
}
