package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.ProblemException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what the ledger refused at the field that it names; what names no field of the form is said as a message. */
public final class FieldErrors implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Set<Integer> ABOUT_A_FIELD = Set.of(400, 409, 422);

    private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

    /** @param name the field's name on the wire; {@code columns} also answers for {@code columns.balance} */
    public FieldErrors on(String name, HasValidationProperties field) {
        fields.put(name, field);
        return this;
    }

    /** Does what the form is for; whether the ledger took it. */
    public boolean trying(Runnable act) {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            act.run();
            return true;
        } catch (ProblemException refused) {
            var field = fieldOf(refused);
            if (field == null) {
                Message.failure(refused);
            } else {
                mark(field, refused);
            }
        } catch (LedgerException refused) {
            Message.failure(refused);
        }
        return false;
    }

    private @Nullable HasValidationProperties fieldOf(ProblemException refused) {
        if (!ABOUT_A_FIELD.contains(refused.status())) {
            return null;
        }
        var name = refused.field();
        if (name == null) {
            // A form of one field has no other place for it
            return fields.size() == 1 ? fields.values().iterator().next() : null;
        }
        var exact = fields.get(name);
        return exact != null ? exact : fields.get(name.split("\\.", 2)[0]);
    }

    private static void mark(HasValidationProperties field, ProblemException refused) {
        field.setErrorMessage(ProblemText.of(refused));
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable && field instanceof Component) {
            focusable.focus();
        }
    }
}
