package io.shadowledger.console.intake;

import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the screens of profiles and aliases ask of the ledger. */
@Component
class IntakeDesk {

    private static final int PAGE = 100;
    private static final int NOT_FOUND = 404;

    private final ReportProfilesApi profiles;
    private final AccountAliasesApi aliases;

    IntakeDesk(ReportProfilesApi profiles, AccountAliasesApi aliases) {
        this.profiles = profiles;
        this.aliases = aliases;
    }

    List<ReportProfile> profiles() {
        return profiles.profiles();
    }

    /** A profile; nothing if there is none of this name. */
    Optional<ReportProfile> find(String name) {
        try {
            return Optional.of(profiles.profile(name));
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    ReportProfile save(String name, CsvRules rules) {
        return profiles.save(name, rules);
    }

    void delete(String name) {
        profiles.delete(name);
    }

    /** In the order of the aliases. */
    KeysetPages<AccountAlias> aliases() {
        return new KeysetPages<>(aliases::aliases, PAGE);
    }

    void point(String alias, String accountId) {
        aliases.put(new AliasTarget(alias.strip(), accountId.strip()));
    }

    void remove(String alias) {
        aliases.remove(alias);
    }

    /** Whether a list has changed at its head. */
    static <T> boolean changed(KeysetPages<T> before, KeysetPages<T> head) {
        return !before.startsWith(head.rows(0, PAGE));
    }
}
