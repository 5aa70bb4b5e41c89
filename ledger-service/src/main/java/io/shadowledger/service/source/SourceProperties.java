package io.shadowledger.service.source;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.report.ReportSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where reports are taken from.
 *
 * @param sources in the order in which they are shown
 */
@ConfigurationProperties("shadowledger.reports")
record SourceProperties(@DefaultValue List<Source> sources) {

    SourceProperties {
        sources = List.copyOf(sources);
        var names = new HashSet<String>();
        for (int i = 0; i < sources.size(); i++) {
            var fault = names.add(sources.get(i).name()) ? sources.get(i).fault() : "has the name of another";
            if (fault != null) {
                throw new IllegalArgumentException("shadowledger.reports.sources[" + i + "] " + fault);
            }
        }
    }

    /**
     * One source, and how its files are read where they do not say it themselves.
     *
     * @param name letters, digits, {@code -}, {@code _} and {@code .}
     * @param format as {@code format} of an upload; absent means that the files tell
     * @param profile of CSV that is not the ledger's own
     * @param zone of the bank; absent means the profile's, else UTC
     * @param complete whether a file holds all accounts; absent means as files of its kind do
     * @param asOfPattern how names say the day, such as {@code eod-{yyyyMMdd}.csv}, with {@code *} for any text; the
     *     as-of time is the end of that day in {@code zone}. Absent means that the files say it
     * @param every how long to wait before looking again
     */
    record Source(
            String name,
            ReportSource.Kind kind,
            @DefaultValue Folder folder,
            @DefaultValue S3 s3,
            @DefaultValue Kafka kafka,
            @Nullable String format,
            @Nullable String profile,
            @Nullable String zone,
            @DefaultValue("VALUE") Basis basis,
            @Nullable Boolean complete,
            @Nullable String asOfPattern,
            @DefaultValue("5s") Duration every) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

        /** Where its files are, for people. */
        String where() {
            return switch (kind) {
                case FOLDER -> folder.path();
                case S3 -> "s3://" + s3.bucket() + "/" + s3.prefix();
                case KAFKA -> kafka.topic();
            };
        }

        /** What is wrong with the setting, after its name; null when nothing is. */
        @Nullable
        String fault() {
            if (!NAME.matcher(name).matches()) {
                return "needs a name of 1 to 64 letters, digits, '-', '_' and '.'";
            }
            if (kind == ReportSource.Kind.FOLDER && folder.path().isBlank()) {
                return "(" + name + ") is a folder and needs folder.path";
            }
            if (kind == ReportSource.Kind.S3 && s3.bucket().isBlank()) {
                return "(" + name + ") is a bucket and needs s3.bucket";
            }
            if (every.isNegative() || every.isZero()) {
                return "(" + name + ") needs an 'every' that is longer than nothing";
            }
            if (asOfPattern == null) {
                return zoneFault();
            }
            if (zone == null) {
                return "(" + name + ") has an as-of-pattern and needs the zone in which that day ends";
            }
            var fault = zoneFault();
            return fault != null ? fault : DayInName.fault(asOfPattern);
        }

        private @Nullable String zoneFault() {
            try {
                if (zone != null) {
                    var unused = ZoneId.of(zone);
                }
                return null;
            } catch (DateTimeException unknown) {
                return "(" + name + ") has an unknown zone: zones are written such as Europe/Prague";
            }
        }
    }

    /**
     * @param path of a folder that the service may write to
     * @param stableFor how long a file's size and time must not have changed before it counts as complete
     */
    record Folder(
            @DefaultValue("") String path,
            @DefaultValue("5s") Duration stableFor) {}

    /**
     * @param prefix of the keys; empty means all objects of the bucket
     * @param region absent means what the environment says
     * @param endpoint of another service that speaks S3; absent means Amazon's
     */
    record S3(
            @DefaultValue("") String bucket,
            @DefaultValue("") String prefix,
            @Nullable String region,
            @Nullable String endpoint) {}

    /** @param topic whose records are files */
    record Kafka(@DefaultValue("cbs.reports") String topic) {}
}
