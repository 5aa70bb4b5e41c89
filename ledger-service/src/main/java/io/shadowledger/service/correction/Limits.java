package io.shadowledger.service.correction;

import io.shadowledger.api.auth.Role;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.Staff;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much one correction may come to, by the roles of who proposes or approves it. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class Limits {

    private static final Set<Role> PROPOSERS = EnumSet.of(Role.AUDITOR, Role.ADMIN);
    private static final Set<Role> APPROVERS = EnumSet.of(Role.ADMIN);

    private final CorrectionProperties properties;
    private final Staff staff;

    Limits(CorrectionProperties properties, Staff staff) {
        this.properties = properties;
        this.staff = staff;
    }

    /** @throws LimitException if none of the user's roles may propose so much */
    void requireMayPropose(String who, Money amount) {
        require(who, amount, PROPOSERS, "propose", CorrectionProperties.Limit::proposable);
    }

    /** @throws LimitException if none of the user's roles may approve so much */
    void requireMayApprove(String who, Money amount) {
        require(who, amount, APPROVERS, "approve", CorrectionProperties.Limit::approvable);
    }

    private void require(
            String who,
            Money amount,
            Set<Role> roles,
            String act,
            Function<CorrectionProperties.Limit, @Nullable Money> kind) {
        var magnitude = amount.isNegative() ? amount.negated() : amount;
        var own = staff.roles(who).stream().filter(roles::contains).collect(Collectors.toSet());
        if (own.stream().anyMatch(role -> allows(role, magnitude, kind))) {
            return;
        }
        var largest = own.stream()
                .map(role -> limit(role, magnitude, kind))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        var others = roles.stream()
                .filter(role -> allows(role, magnitude, kind))
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        throw new LimitException("a correction of " + magnitude + " is above what you may " + act
                + largest.map(limit -> " (" + limit + ")").orElse("") + ": "
                + (others.isEmpty()
                        ? "nobody may; the limits are in shadowledger.corrections.limits"
                        : "somebody with the role " + String.join(" or ", others) + " may"));
    }

    private boolean allows(Role role, Money magnitude, Function<CorrectionProperties.Limit, @Nullable Money> kind) {
        var limit = limit(role, magnitude, kind);
        return limit == null || magnitude.compareTo(limit) <= 0;
    }

    private @Nullable Money limit(
            Role role, Money magnitude, Function<CorrectionProperties.Limit, @Nullable Money> kind) {
        for (var limit : properties.limits()) {
            if (limit.role() == role
                    && limit.currency().equals(magnitude.currency().getCurrencyCode())) {
                return kind.apply(limit);
            }
        }
        return null;
    }
}
