package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Div;
import io.shadowledger.console.client.SignedInUser;

/** Says which role a page needs, to a user who has another one. */
public final class RoleNeeded extends Div {

    private static final long serialVersionUID = 1L;

    public RoleNeeded(SignedInUser user) {
        addClassName("empty");
        add(
                Parts.span("empty-title", getTranslation("role-needed.title")),
                Parts.span("quiet", getTranslation("role-needed.text", user.name())),
                Parts.link("accounts", getTranslation("role-needed.link")));
    }
}
