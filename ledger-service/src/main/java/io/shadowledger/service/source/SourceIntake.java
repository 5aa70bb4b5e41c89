package io.shadowledger.service.source;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.ProblemException;
import io.shadowledger.service.report.ReportBytes;
import io.shadowledger.service.report.ReportUpload;
import io.shadowledger.service.report.Reports;
import io.shadowledger.service.report.SpooledReport;
import io.shadowledger.service.source.SourceProperties.Source;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes a report of a file, or records why it is none. A file that the ledger itself stumbles over is refused after some
 * tries: what comes after it must not wait for ever.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class SourceIntake {

    private static final Logger log = LoggerFactory.getLogger(SourceIntake.class);
    private static final int MOST_STUMBLES = 5;

    private final Reports reports;
    private final SourceFiles files;
    private final ConcurrentHashMap<String, Integer> stumbles = new ConcurrentHashMap<>();

    SourceIntake(Reports reports, SourceFiles files) {
        this.reports = reports;
        this.files = files;
    }

    /**
     * What became of a file.
     *
     * @param reason why it was refused; null when it was taken
     * @param sha256 of its content; empty when there was none to read
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    record Decision(@Nullable String reason, byte[] sha256) {

        boolean isRefused() {
            return reason != null;
        }
    }

    /**
     * Decides on a file. What it decided is recorded when this returns.
     *
     * @throws ChangingFileException if it is still being written
     * @throws IOException if it cannot be read now
     * @throws RuntimeException if the ledger cannot take it now
     */
    Decision take(Source source, IncomingFile file) throws IOException {
        if (file.size() > ReportBytes.LARGEST) {
            return refuse(source, file, "the file is larger than " + (ReportBytes.LARGEST >> 20) + " MB", new byte[0]);
        }
        try (var content = SpooledReport.of(file.content().open())) {
            if (content.size() != file.size()) {
                throw new ChangingFileException(file.place());
            }
            try {
                var report = reports.submit(upload(source, file, content));
                files.taken(source.name(), file.place(), file.name(), report.reportId());
                stumbles.remove(key(source, file));
                return new Decision(null, content.sha256());
            } catch (ProblemException problem) {
                if (!problem.status().is4xxClientError()) {
                    throw problem;
                }
                return refuse(source, file, problem.detail(), content.sha256());
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException outage) {
                throw outage;
            } catch (RuntimeException stumbled) {
                if (stumbles.merge(key(source, file), 1, Integer::sum) < MOST_STUMBLES) {
                    throw stumbled;
                }
                log.atError()
                        .addKeyValue("source", source.name())
                        .addKeyValue("place", file.place())
                        .setCause(stumbled)
                        .log("A report is refused because the ledger fails to read it");
                return refuse(source, file, "the ledger failed to read it; its log has the reason", content.sha256());
            }
        }
    }

    private Decision refuse(Source source, IncomingFile file, String reason, byte[] sha256) {
        files.refused(source.name(), file.place(), file.name(), reason);
        stumbles.remove(key(source, file));
        return new Decision(reason, sha256);
    }

    private static ReportUpload upload(Source source, IncomingFile file, ReportBytes content) {
        var sayings = file.sayings();
        var zone = sayings.getOrDefault("zone", source.zone());
        return new ReportUpload(
                file.name(),
                null,
                sayings.getOrDefault("format", source.format()),
                asOf(source, file),
                basis(sayings, source.basis()),
                complete(sayings, source.complete()),
                zone,
                sayings.getOrDefault("profile", source.profile()),
                "source:" + source.name(),
                content);
    }

    private static @Nullable Instant asOf(Source source, IncomingFile file) {
        var said = file.sayings().get("as-of");
        if (said != null) {
            try {
                return Instant.parse(said);
            } catch (DateTimeException invalid) {
                throw new InvalidException("as-of", "as-of is a time such as 2026-11-20T23:59:59.999999Z");
            }
        }
        var pattern = source.asOfPattern();
        var zone = source.zone();
        if (pattern == null || zone == null) {
            return null;
        }
        return DayInName.of(pattern)
                .endOfDay(file.name(), ZoneId.of(zone))
                .orElseThrow(() -> new InvalidException(
                        "name",
                        "the name does not say the day as " + pattern + " does, which the source " + source.name()
                                + " expects"));
    }

    private static Basis basis(Map<String, String> sayings, Basis otherwise) {
        var said = sayings.get("basis");
        if (said == null) {
            return otherwise;
        }
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "value" -> Basis.VALUE;
            case "booked" -> Basis.BOOKED;
            default -> throw new InvalidException("basis", "basis is value or booked");
        };
    }

    private static @Nullable Boolean complete(Map<String, String> sayings, @Nullable Boolean otherwise) {
        var said = sayings.get("complete");
        if (said == null) {
            return otherwise;
        }
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidException("complete", "complete is true or false");
        };
    }

    private static String key(Source source, IncomingFile file) {
        return source.name() + " " + file.place();
    }
}
