package io.shadowledger.service.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private final EventReader reader = new EventReader(Money.currency("CZK"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAsTheSame(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            // Given
            var event = random(random);

            // When
            var read = reader.read(EventWriter.write(event));

            // Then
            assertThat(read).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedBytesAreReadOrRefusedButNothingElse(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            // Given
            var bytes = EventWriter.write(random(random));
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            // When
            var thrown = catchThrowable(() -> reader.read(bytes));

            // Then
            if (thrown != null) {
                assertThat(thrown)
                        .isInstanceOf(InvalidEventException.class)
                        .message()
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"currency\":\"E\\u0000R\"",
                "\"currency\":\"\\ud800\"",
                "\"currency\":\"CZK\",\"amount\":\"1\\u0000\"",
                "\"currency\":nul\u0000",
                // Quoted texts are cut after 40 characters, here in the middle of a pair
                "\"currency\":\"x\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00"
                        + "\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00"
                        + "\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\""
            })
    void aReasonThatQuotesTheRecordCanBeKeptByTheDatabase(String member) {
        // Given
        var json = utf8(
                "{\"eventId\":\"e\",\"accountId\":\"a\",\"type\":\"credit\",\"timestamp\":\"2026-03-02T12:00:00Z\","
                        + member + "}");

        // When
        var thrown = (InvalidEventException) catchThrowable(() -> reader.read(json));

        // Then
        assertThat(thrown.detail())
                .contains("\ufffd")
                .matches(detail -> StandardCharsets.UTF_8.newEncoder().canEncode(detail), "is UTF-8")
                .matches(detail -> detail.codePoints().noneMatch(Character::isISOControl), "has no control character");
    }

    @Test
    void aDeepDocumentIsRefusedNotOverflowed() {
        // Given
        var deep = "{\"other\":" + "[".repeat(200_000);

        // When Then
        assertThatThrownBy(() -> reader.read(utf8(deep))).isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483648",
                "100e2147483647",
                "1e-2147483648",
                "1e99999999999999999999",
                "-1e2147483647",
                "10e2147483646",
                "0e2147483648"
            })
    void anExponentBeyondWhatANumberCanHoldIsRefusedLikeAnyOther(String amount) {
        // Given
        var json = utf8(
                "{\"eventId\":\"e\",\"accountId\":\"a\",\"type\":\"credit\",\"timestamp\":\"2026-03-02T12:00:00Z\","
                        + "\"amount\":" + amount + "}");

        // When
        var thrown = catchThrowable(() -> reader.read(json));

        // Then
        assertThat(thrown).isInstanceOf(InvalidEventException.class).hasMessageStartingWith("amount ");
    }

    @Test
    void anEventOfTheBankCannotTakeACorrectionsId() {
        // Given
        var json = utf8("""
                {"eventId":"cor-0123456789abcdef0123","accountId":"a","type":"debit","amount":"1","timestamp":"2026-03-02T13:00:00Z"}
                """);

        // When
        var thrown = catchThrowable(() -> reader.read(json));

        // Then
        assertThat(thrown)
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("the ledger's own corrections");
        assertThat(reader.readCorrection(json).eventId()).isEqualTo("cor-0123456789abcdef0123");
    }

    @Test
    void theTopicMayHoldMembersThatTheDoorWouldRefuse() {
        // Given
        var json = utf8("""
                {"eventId":"e","accountId":"a","type":"debit","amount":"1","timestamp":"2026-03-02T13:00:00+01:00","x":[{}]}
                """);

        // When
        var event = reader.read(json);

        // Then
        assertThat(event)
                .isEqualTo(new BookableEvent(
                        "e",
                        "a",
                        new Money(-100, Money.currency("CZK")),
                        Instant.parse("2026-03-02T12:00:00Z"),
                        null,
                        null));
        assertThatThrownBy(() -> reader.readStrictly(json)).hasMessage("'x' is not a member of an event");
    }

    @Test
    void timesAreCutToMicrosecondsAndEmptyTextsAreNone() {
        // Given
        var json = utf8("""
                {"eventId":"e","accountId":"a","type":"credit","amount":1,"timestamp":"2026-03-02T12:00:00.123456789Z",
                 "reference":"","description":""}
                """);

        // When
        var event = reader.read(json);

        // Then
        assertThat(event.valueTime()).isEqualTo("2026-03-02T12:00:00.123456Z");
        assertThat(event.reference()).isNull();
        assertThat(event.description()).isNull();
    }

    @Test
    void theHashTellsContentsApartThatOnlyLookAlikeInARow() {
        // Given
        var one = new BookableEvent("ab", "c", new Money(1, Money.currency("CZK")), Instant.EPOCH, "x", null);
        var other = new BookableEvent("a", "bc", new Money(1, Money.currency("CZK")), Instant.EPOCH, null, "x");

        // When
        var hash = ContentHash.of(EntryKind.EVENT, one);

        // Then
        assertThat(hash)
                .isNotEqualTo(ContentHash.of(EntryKind.EVENT, other))
                .isNotEqualTo(ContentHash.of(EntryKind.CORRECTION, one))
                .isEqualTo(ContentHash.of(EntryKind.EVENT, one));
    }

    @Test
    void anEventOfABatchKeepsWhatItsSenderWroteIfThatSaysTheSameToAnyReader() {
        // Given
        var complete = "{ \"eventId\":\"é1\",\"accountId\":\"a\",\"type\":\"credit\",\"amount\":1e1,"
                + "\"currency\":\"EUR\",\"timestamp\":\"2026-03-02T12:00:00+01:00\" }";
        var withoutCurrency = "{\"eventId\":\"e2\",\"accountId\":\"a\",\"type\":\"credit\",\"amount\":\"1\","
                + "\"timestamp\":\"2026-03-02T12:00:00Z\"}";
        var blownUp = complete.replace("é1", "e3").replace(",", "," + " ".repeat(500));
        var batch = " [ " + complete + " ,\n" + withoutCurrency + "," + blownUp + "]";

        // When
        var read = reader.readAll(batch.getBytes(StandardCharsets.UTF_8), 3);

        // Then
        assertThat(read).allSatisfy(one -> assertThat(one).isInstanceOf(EventReader.Read.Good.class));
        assertThat(read)
                .extracting(one -> ((EventReader.Read.Good) one).json())
                .containsExactly(complete.getBytes(StandardCharsets.UTF_8), null, null);
        assertThat(reader.read(complete.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(((EventReader.Read.Good) read.getFirst()).event());
    }

    @Test
    void aBatchInUtf16IsReadAndWrittenAnew() {
        // Given
        var batch = "[{\"eventId\":\"e1\",\"accountId\":\"a\",\"type\":\"debit\",\"amount\":\"1.5\","
                + "\"currency\":\"EUR\",\"timestamp\":\"2026-03-02T12:00:00Z\"}]";

        // When
        var read = reader.readAll(batch.getBytes(StandardCharsets.UTF_16BE), 1);

        // Then
        assertThat(read).singleElement().isInstanceOfSatisfying(EventReader.Read.Good.class, good -> {
            assertThat(good.event().eventId()).isEqualTo("e1");
            assertThat(good.json()).isNull();
        });
    }

    private static BookableEvent random(Random random) {
        var codes = new String[] {"CZK", "EUR", "JPY", "KWD"};
        long minor = 1 + random.nextLong(Money.MAX_MINOR);
        return new BookableEvent(
                "e" + Long.toString(random.nextLong(), 36),
                "účet-" + random.nextInt(1_000) + "😀",
                new Money(random.nextBoolean() ? minor : -minor, Money.currency(codes[random.nextInt(codes.length)])),
                Instant.ofEpochSecond(
                        random.nextLong(-2_000_000_000L, 7_000_000_000L), random.nextInt(1_000_000) * 1_000L),
                random.nextBoolean() ? null : "\"quoted\" \\ <ref>" + random.nextInt(),
                random.nextBoolean() ? null : "řádek " + random.nextInt());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
