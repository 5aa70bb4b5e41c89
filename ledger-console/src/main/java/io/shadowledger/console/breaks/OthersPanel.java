package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;

/** The account's other breaks: together with this one they are what its books differ by. Not to be seen without any. */
final class OthersPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final UnorderedList list = new UnorderedList();

    OthersPanel(Formats formats) {
        this.formats = formats;
        list.setId(Ids.BREAK_OTHERS);
        list.addClassName("others");
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("break.others"), list);
    }

    void show(BreakDetail detail) {
        setVisible(!detail.others().isEmpty());
        list.removeAll();
        for (var other : detail.others()) {
            list.add(new ListItem(
                    Parts.link("breaks/" + other.breakId(), Badge.word(other.verdict())),
                    Badge.of(other.status()).component(),
                    Parts.signedFigure(formats.figures().signed(other.drift()), other.drift())));
        }
    }
}
