package io.shadowledger.service.audit;

import io.shadowledger.service.gateway.UserNames;
import io.shadowledger.service.problem.InvalidException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which acts are asked for: those that meet every condition that is given. */
record AuditFilter(
        @Nullable String who,
        @Nullable String what,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final String CONDITION = """
            where (cast(:who as text) is null or a.who = :who)
              and (cast(:what as text) is null or a.what = :what)
              and (cast(:subject as text) is null or a.subject = :subject)
              and (cast(:from as timestamptz) is null or a.at >= :from)
              and (cast(:to as timestamptz) is null or a.at <= :to)
            """;

    AuditFilter {
        who = who == null ? null : UserNames.canonical(who);
        if (what != null && Arrays.stream(Act.values()).map(Act::name).noneMatch(what::equals)) {
            throw new InvalidException(
                    "what",
                    "there is no act " + what + ": it is one of "
                            + Arrays.stream(Act.values()).map(Act::name).collect(Collectors.joining(", ")));
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidException("to", "to is before from");
        }
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("who", who)
                .param("what", what)
                .param("subject", subject)
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC));
    }
}
