package io.shadowledger.service.report;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what an uploaded file is: its format, its moment, how it is to be read. Stores nothing. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportUnderstanding {

    private static final int MAX_NAME = 200;
    /** How far the clocks of two machines may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final CsvReportReader csv;
    private final JsonReportReader json;
    private final ReportProfiles profiles;
    private final BalanceFields fields;
    private final Clock clock;

    ReportUnderstanding(
            CsvReportReader csv, JsonReportReader json, ReportProfiles profiles, BalanceFields fields, Clock clock) {
        this.csv = csv;
        this.json = json;
        this.profiles = profiles;
        this.fields = fields;
        this.clock = clock;
    }

    /** What is to be stored, and what it holds. */
    record Understood(Submission submission, ReportContent content) {}

    /**
     * Understands a file.
     *
     * @throws io.shadowledger.service.problem.ProblemException 400 when it cannot be read, or does not say what only its
     *     sender can say
     */
    Understood of(ReportUpload upload, AccountNames accounts) {
        var name = checkedName(upload.name());
        var profile = upload.profile() == null ? null : profiles.inUse(upload.profile());
        var format = profile != null && upload.format() == null
                ? ReportFormat.CSV
                : ReportFormat.of(upload.format(), upload.contentType(), upload.content());
        if (profile != null && format != ReportFormat.CSV) {
            throw new InvalidException(
                    "profile", "a profile says how CSV is written; leave it out for " + format.wire());
        }
        var zone = zone(upload.zone(), profile);
        var given = upload.asOf() == null ? null : checkedAsOf(upload.asOf(), upload.basis());
        var content = content(upload, format, profile, zone, accounts, given);
        var asOf = given != null ? given : moment(content, format, upload.basis());
        boolean complete = upload.complete() == null ? content.complete() : upload.complete();
        if (complete && format == ReportFormat.MT942) {
            throw new InvalidException("complete", "an MT942 holds no balances, so it cannot be complete");
        }
        return new Understood(
                new Submission(
                        name,
                        format,
                        profile == null ? null : profile.name() + "/" + profile.version(),
                        zone,
                        content.reading(),
                        asOf,
                        upload.basis(),
                        complete,
                        upload.from(),
                        upload.content()),
                content);
    }

    private ReportContent content(
            ReportUpload upload,
            ReportFormat format,
            @Nullable ReportProfile profile,
            ZoneId zone,
            AccountNames accounts,
            @Nullable Instant given) {
        var statement = format.statement();
        if (statement != null) {
            return StatementContent.of(upload.content(), statement, zone, accounts, given);
        }
        if (profile != null) {
            return ProfiledCsv.of(upload.content(), profile, fields, zone, accounts);
        }
        return new BalanceContent(format == ReportFormat.JSON ? json : csv, upload.content(), accounts);
    }

    private Instant moment(ReportContent content, ReportFormat format, Basis basis) {
        var said = content.asOf();
        if (said == null) {
            throw new InvalidException(
                    "asOf",
                    "the file does not say which moment its balances stand for"
                            + (format.statement() == null ? "" : ": it holds no closing balance")
                            + "; give asOf, such as 2026-11-20T23:59:59.999999Z");
        }
        return checkedAsOf(said, basis);
    }

    private static ZoneId zone(@Nullable String given, @Nullable ReportProfile profile) {
        var text = given != null || profile == null ? given : profile.rules().zone();
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new InvalidException(
                    "zone", "there is no time zone of this name: zones are written such as Europe/Prague");
        }
    }

    private static String checkedName(String name) {
        var trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_NAME || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException("name", "the name has 1 to " + MAX_NAME + " characters on one line");
        }
        return trimmed;
    }

    private Instant checkedAsOf(Instant asOf, Basis basis) {
        if (basis == Basis.BOOKED && asOf.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw new InvalidException(
                    "asOf", "asOf is in the future, and what will be booked by then is not known: use basis VALUE");
        }
        return asOf.truncatedTo(ChronoUnit.MICROS);
    }
}
