package io.shadowledger.service;

import java.util.Arrays;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code shadowledger.role}; without it the process has every duty. */
final class OnRoleCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var role = Binder.get(context.getEnvironment())
                .bind("shadowledger.role", ServiceRole.class)
                .orElse(ServiceRole.ALL);
        var duties = metadata.getAnnotations().get(ConditionalOnRole.class).getEnumArray("value", ServiceRole.class);
        return Arrays.stream(duties).anyMatch(role::includes);
    }
}
