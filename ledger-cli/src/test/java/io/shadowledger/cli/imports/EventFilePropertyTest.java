package io.shadowledger.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.cli.output.Documents;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventFilePropertyTest {

    private static final String HEADER = "eventId,accountId,type,amount,currency,timestamp,reference,description\n";

    @Property(tries = 300)
    void everyEventIsReadBackFromCsv(@ForAll("events") List<TransactionEvent> events) {
        // Given
        var text = HEADER + events.stream().map(EventFilePropertyTest::row).collect(Collectors.joining("\n"));

        // When
        var lines = read("day.csv", text.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(lines).extracting(l -> ((SourceLine.Good) l).event()).isEqualTo(events);
    }

    @Property(tries = 300)
    void everyEventIsReadBackFromJsonLines(@ForAll("events") List<TransactionEvent> events) {
        // Given
        var text =
                events.stream().map(e -> Documents.wire().writeValueAsString(e)).collect(Collectors.joining("\n"));

        // When
        var lines = read("day.jsonl", text.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(lines).extracting(l -> ((SourceLine.Good) l).event()).isEqualTo(events);
    }

    @Property(tries = 2000)
    void noBytesAtAllBringTheReadersDown(@ForAll("files") byte[] content, @ForAll boolean json) {
        // Given any bytes

        // When
        List<SourceLine> lines;
        try {
            lines = read(json ? "x.jsonl" : "x.csv", content);
        } catch (UnreadableFileException told) {
            assertThat(told.line()).isPositive();
            return;
        }

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line.line()).isPositive());
        assertThat(lines).extracting(SourceLine::line).isSorted();
    }

    @Provide
    Arbitrary<List<TransactionEvent>> events() {
        var ids = Arbitraries.strings().ofMinLength(1).ofMaxLength(20).withCharRange('!', '~');
        // Blanks around a text are not kept; a leading one of these would be no text at all.
        var texts = Arbitraries.strings()
                .withChars(" ,;\"'\n\tžöe")
                .ofMaxLength(12)
                .map(t -> "<" + t + ">")
                .injectNull(0.3);
        var amounts = Arbitraries.longs().between(1, 999_999_999_999_999L).map(m -> BigDecimal.valueOf(m, 2));
        var times = Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(ids, ids, Arbitraries.of(EventType.class), amounts, times, texts, texts)
                .as((id, account, type, amount, at, reference, description) ->
                        new TransactionEvent(id, account, type, amount, "CZK", at, reference, description))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<byte[]> files() {
        var noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        var almost = Arbitraries.strings()
                .withChars("\",;\n\r{}[]:1.e-Ecredit ")
                .ofMaxLength(120)
                .map(tail -> (HEADER + tail).getBytes(StandardCharsets.UTF_8));
        var almostJson = Arbitraries.strings()
                .withChars("\",\n{}[]:1.e-+truefalsnu\\ ")
                .ofMaxLength(120)
                .map(text -> ("{" + text).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(noise, almost, almostJson);
    }

    private static List<SourceLine> read(String name, byte[] content) {
        return EventFileTest.read(EventFileTest.file(',', true, StandardCharsets.UTF_8), name, content);
    }

    private static String row(TransactionEvent e) {
        return List.of(
                        e.eventId(),
                        e.accountId(),
                        e.type() == EventType.CREDIT ? "credit" : "debit",
                        e.amount().toPlainString(),
                        "CZK",
                        e.timestamp().toString(),
                        e.reference() == null ? "" : e.reference(),
                        e.description() == null ? "" : e.description())
                .stream()
                .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
