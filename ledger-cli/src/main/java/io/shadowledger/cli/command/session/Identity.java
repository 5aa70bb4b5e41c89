package io.shadowledger.cli.command.session;

import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Text;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who the command line is, where; what {@code -o json} shows of it. The token itself is not shown. */
record Identity(
        String username,
        List<Role> roles,
        String server,
        @Nullable String context,
        Instant expiresAt) {

    static Identity of(Invocation invocation, Token token) {
        var target = invocation.target();
        return new Identity(
                token.username(),
                token.roles().stream().sorted().toList(),
                target.server(),
                target.contextName(),
                token.expiresAt());
    }

    Fields fields() {
        return new Fields()
                .add("User", username)
                .add("Roles", roles.stream().map(Text::choice).collect(Collectors.joining(", ")))
                .add("Server", server)
                .addIfPresent("Context", context)
                .add("Until", expiresAt);
    }
}
