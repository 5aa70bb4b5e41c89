package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.field.Field60F;
import com.prowidesoftware.swift.model.field.Field60M;
import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.field.Field62F;
import com.prowidesoftware.swift.model.field.Field62M;
import com.prowidesoftware.swift.model.mt.mt9xx.MT940;
import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.Statement;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementHeader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prowide finds in an MT940 is what is read from it. */
class MtOracleTest {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    /** An entry or a balance, as far as the two can be compared. */
    private record Figure(
            String date, String entryDate, String currency, BigDecimal amount, String type, String bank) {}

    @Property(tries = 100)
    void statementsThatAreMadeUp(@ForAll("drafts") StatementDraft draft) {
        // Given
        var text = draft.mt940();

        // When
        var read = figures(Parts.of(text));

        // Then
        assertThat(read).isEqualTo(oracle(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "betterplace-sepa_mt9401.sta",
                "jejik-abnamro.sta",
                "jejik-ing.sta",
                "jejik-rabobank-iban.sta",
                "jejik-sns.sta",
                "mBank-mt940.sta"
            })
    void statementsThatBanksSent(String name) {
        // Given
        var file = SampleFiles.read("mt940/" + name);

        // When
        var read = figures(Parts.of(file));

        // Then
        assertThat(read).isNotEmpty().isEqualTo(oracle(new String(file, StandardCharsets.ISO_8859_1)));
    }

    private static List<Figure> figures(Parts parts) {
        return parts.all().stream()
                .flatMap(part -> switch (part) {
                    case StatementHeader h -> Stream.of(figure(h.opening()));
                    case StatementEntry e -> Stream.of(figure(e));
                    case Statement s -> Stream.of(figure(s.closing()));
                    case Finding f -> Stream.<Figure>of();
                })
                .toList();
    }

    private static Figure figure(Balance b) {
        return new Figure(
                SHORT.format(b.date()),
                null,
                b.amount().currency().getCurrencyCode(),
                plain(b.amount().toBigDecimal()),
                null,
                null);
    }

    private static Figure figure(StatementEntry e) {
        return new Figure(
                SHORT.format(e.valueDate()),
                e.bookingDate() == null ? null : MONTH_DAY.format(e.bookingDate()),
                null,
                plain(e.amount().toBigDecimal()),
                e.code(),
                e.bankReference());
    }

    /** Prowide reads one message with SWIFT's blocks, so each gets them. */
    private static List<Figure> oracle(String file) {
        return Arrays.stream(Pattern.compile("(?m)^(?=:20:)").split(file.replace("\r\n", "\n")))
                .filter(message -> message.startsWith(":20:"))
                .map(message -> message.replaceAll("(?ms)^-(XXX|\\x03|)$.*", ""))
                .flatMap(message -> ofMessage(MT940.parse("{1:F01BANKCZPPAXXX0000000000}{2:I940BANKCZPPXXXXN}{4:\r\n"
                        + message.strip().replace("\n", "\r\n") + "\r\n-}")))
                .toList();
    }

    private static Stream<Figure> ofMessage(MT940 message) {
        return message.getFields().stream()
                .map(field -> switch (field) {
                    case Field60F f -> balance(f.getDCMark(), f.getDate(), f.getCurrency(), f.getAmountAsBigDecimal());
                    case Field60M f -> balance(f.getDCMark(), f.getDate(), f.getCurrency(), f.getAmountAsBigDecimal());
                    case Field62F f -> balance(f.getDCMark(), f.getDate(), f.getCurrency(), f.getAmountAsBigDecimal());
                    case Field62M f -> balance(f.getDCMark(), f.getDate(), f.getCurrency(), f.getAmountAsBigDecimal());
                    case Field61 f -> entry(f);
                    default -> null;
                })
                .filter(Objects::nonNull);
    }

    private static Figure balance(String mark, String date, String currency, BigDecimal amount) {
        return new Figure(date, null, currency, plain(mark.equals("D") ? amount.negate() : amount), null, null);
    }

    private static Figure entry(Field61 f) {
        boolean debit = List.of("D", "RC").contains(f.getDebitCreditMark());
        return new Figure(
                f.getValueDate(),
                f.getEntryDate(),
                null,
                plain(debit ? f.getAmountAsBigDecimal().negate() : f.getAmountAsBigDecimal()),
                f.getTransactionType() + f.getIdentificationCode(),
                f.getReferenceOfTheAccountServicingInstitution());
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    @Provide
    Arbitrary<StatementDraft> drafts() {
        return StatementDraft.any();
    }
}
