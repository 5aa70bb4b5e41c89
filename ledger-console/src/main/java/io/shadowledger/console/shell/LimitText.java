package io.shadowledger.console.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionPolicies.RoleLimit;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.format.Formats;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How large a correction a user may propose and approve. The ledger has the last word; this only says it beforehand. */
public final class LimitText {

    private LimitText() {}

    /** What of this currency the user may propose and approve; nothing where there is no limit. */
    public static Optional<String> of(
            CorrectionPolicies policies, SignedInUser user, String currency, Formats formats) {
        var propose = largest(policies, user.roles(), currency, RoleLimit::propose);
        // Approving is for admins alone, so what another role may does not count
        var approve = user.isChecker()
                ? largest(policies, Set.of(Role.ADMIN), currency, RoleLimit::approve)
                : Optional.<String>empty();
        if (propose.isEmpty() && approve.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(I18NProvider.translate(
                user.isChecker() ? "limit.both" : "limit.propose",
                currency,
                figure(propose, formats),
                figure(approve, formats)));
    }

    private static String figure(Optional<String> limit, Formats formats) {
        return limit.map(amount -> formats.figures().plain(amount))
                .orElseGet(() -> I18NProvider.translate("limit.none"));
    }

    /** The largest of these roles; nothing when one of them has no limit. */
    private static Optional<String> largest(
            CorrectionPolicies policies,
            Set<Role> roles,
            String currency,
            Function<RoleLimit, @Nullable String> amount) {
        var own = policies.limits().stream()
                .filter(limit -> limit.currency().equals(currency))
                .filter(limit -> roles.contains(limit.role()))
                .toList();
        long counted = roles.stream().filter(role -> role != Role.USER).count();
        boolean free = own.size() < counted || own.stream().anyMatch(limit -> amount.apply(limit) == null);
        return free
                ? Optional.empty()
                : own.stream()
                        .map(amount)
                        .flatMap(value -> Optional.ofNullable(value).stream())
                        .max(Comparator.comparing(BigDecimal::new));
    }
}
