package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shadowledger.api.money.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every report: what was written is read back, and whatever the bytes, there is one exception. */
class ReportReaderPropertyTest {

    private static final BalanceFields FIELDS = new BalanceFields(Currency.getInstance("CZK"));
    private static final List<ReportReader> READERS =
            List.of(new CsvReportReader(FIELDS), new JsonReportReader(FIELDS));
    private static final String[] CURRENCIES = {"CZK", "JPY", "KWD", "EUR"};
    private static final String ID_CHARACTERS = "abcXYZ019-_.:+#'&\"\u00e9\u4e2d";
    private static final String FUZZ = "accountId,currency;balance\r\n\"'\\{}[]:09.-+eE \t\u0000\u00e9\u4e2d\uD800CZK@";
    private static final int ROUNDS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_302, 987_654_321})
    void whatIsWrittenIsReadBack(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS / 10; round++) {
            // Given
            var lines = new ArrayList<BalanceLine>();
            for (int i = 0; i < random.nextInt(20); i++) {
                var currency = Currency.getInstance(CURRENCIES[random.nextInt(CURRENCIES.length)]);
                long minor = random.nextLong(-Money.MAX_MINOR, Money.MAX_MINOR + 1) >> random.nextInt(40);
                lines.add(new BalanceLine(id(random), new Money(minor, currency), i + 2));
            }
            char separator = random.nextBoolean() ? ',' : ';';

            // When
            var csv = read(READERS.getFirst(), csv(lines, separator).getBytes(StandardCharsets.UTF_8));
            var json = read(READERS.getLast(), json(lines).getBytes(StandardCharsets.UTF_8));

            // Then
            assertThat(csv).as("seed %d round %d", seed, round).isEqualTo(lines);
            assertThat(json)
                    .as("seed %d round %d", seed, round)
                    .extracting(line -> List.of(line.accountId(), line.balance()))
                    .isEqualTo(lines.stream()
                            .map(line -> List.<Object>of(line.accountId(), line.balance()))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 42, 123_456_789})
    void whateverTheBytesThereIsOneException(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            var bytes = fuzz(random);
            for (var reader : READERS) {
                // When
                try {
                    read(reader, bytes);
                } catch (InvalidReportException expected) {
                    // Then
                    assertThat(expected.extras()).containsKeys("line", "column");
                } catch (RuntimeException other) {
                    fail(
                            "seed %d round %d, %s: %s"
                                    .formatted(
                                            seed,
                                            round,
                                            reader.getClass().getSimpleName(),
                                            new String(bytes, StandardCharsets.ISO_8859_1)),
                            other);
                }
            }
        }
    }

    private static byte[] fuzz(Random random) {
        if (random.nextInt(4) == 0) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        var text = new StringBuilder(
                switch (random.nextInt(3)) {
                    case 0 -> "accountId,currency,balance\n";
                    case 1 -> "[{\"accountId\":\"a\",\"reportedBalance\":";
                    default -> "";
                });
        for (int i = random.nextInt(100); i > 0; i--) {
            text.append(FUZZ.charAt(random.nextInt(FUZZ.length())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String id(Random random) {
        var id = new StringBuilder("A");
        for (int i = random.nextInt(12); i > 0; i--) {
            id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        }
        return id.toString();
    }

    private static String csv(List<BalanceLine> lines, char separator) {
        var csv = new StringBuilder("accountId" + separator + "currency" + separator + "balance\n");
        for (var line : lines) {
            csv.append('"')
                    .append(line.accountId().replace("\"", "\"\""))
                    .append('"')
                    .append(separator)
                    .append(line.balance().currency().getCurrencyCode())
                    .append(separator)
                    .append(line.balance().toDecimalString())
                    .append('\n');
        }
        return csv.toString();
    }

    private static String json(List<BalanceLine> lines) {
        var json = new StringBuilder("[");
        for (var line : lines) {
            json.append(json.length() > 1 ? "," : "")
                    .append("{\"accountId\":\"")
                    .append(line.accountId().replace("\"", "\\\""))
                    .append("\",\"currency\":\"")
                    .append(line.balance().currency().getCurrencyCode())
                    .append("\",\"reportedBalance\":\"")
                    .append(line.balance().toDecimalString())
                    .append("\"}");
        }
        return json.append("]").toString();
    }

    private static List<BalanceLine> read(ReportReader reader, byte[] bytes) {
        var lines = new ArrayList<BalanceLine>();
        reader.read(new ByteArrayInputStream(bytes), AccountNames.WITHOUT_ALIASES, lines::add);
        return lines;
    }
}
