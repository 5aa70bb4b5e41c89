package io.shadowledger.service.report;

import io.shadowledger.formats.FormatDetection;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.service.problem.InvalidException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How the file of a report is written. */
public enum ReportFormat {
    CSV,
    JSON,
    CAMT053,
    MT940,
    MT942,
    BAI2;

    private static final MediaType TEXT_CSV = MediaType.parseMediaType("text/csv");

    /** Its name on the wire and in the database. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the statement readers call it; null for balances alone. */
    @Nullable
    StatementFormat statement() {
        return switch (this) {
            case CSV, JSON -> null;
            case CAMT053 -> StatementFormat.CAMT053;
            case MT940 -> StatementFormat.MT940;
            case MT942 -> StatementFormat.MT942;
            case BAI2 -> StatementFormat.BAI2;
        };
    }

    /**
     * The format of a file.
     *
     * @param named what its sender calls it; decides
     * @param contentType decides where it is that of CSV or JSON
     * @throws InvalidException if the sender calls it by a name that no format has
     */
    static ReportFormat of(@Nullable String named, @Nullable String contentType, ReportBytes content) {
        if (named != null) {
            return named(named);
        }
        if (contentType != null) {
            try {
                var type = MediaType.parseMediaType(contentType);
                if (TEXT_CSV.equalsTypeAndSubtype(type)) {
                    return CSV;
                }
                if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
                    return JSON;
                }
            } catch (InvalidMediaTypeException _) {
                throw new InvalidException("Content-Type", "the content type is not one, such as text/csv");
            }
        }
        return byBeginning(content);
    }

    private static ReportFormat named(String named) {
        for (var format : values()) {
            if (format.wire().equals(named.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new InvalidException(
                "format",
                "there is no format of this name: the formats are "
                        + Arrays.stream(values()).map(ReportFormat::wire).collect(Collectors.joining(", ")));
    }

    private static ReportFormat byBeginning(ReportBytes content) {
        var beginning = beginning(content);
        var statement = FormatDetection.of(beginning);
        if (statement.isPresent()) {
            return switch (statement.get()) {
                case CAMT053 -> CAMT053;
                case MT940 -> MT940;
                case MT942 -> MT942;
                case BAI2 -> BAI2;
            };
        }
        var text = new String(beginning, StandardCharsets.UTF_8).stripLeading();
        if (text.startsWith("<")) {
            throw InvalidReportException.at(1, 1, "this is XML, but not camt.053: send the bank's statement message");
        }
        return text.startsWith("[") || text.startsWith("{") ? JSON : CSV;
    }

    private static byte[] beginning(ReportBytes content) {
        try (var in = content.open()) {
            return in.readNBytes(FormatDetection.LOOK_AHEAD);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
