package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.Statement;
import io.shadowledger.api.account.StatementLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of random books, page by page, against a list in memory. */
class StatementsAgainstOracleTest {

    @ParameterizedTest
    @CsvSource({"11, OPEN", "12, CLOSED", "13, DETACHED", "14, DETACHED", "15, DETACHED"})
    void aStatementIsTheSameHoweverItIsCutIntoPages(long seed, RandomBook.Months state) throws Exception {
        // Given
        var book = new RandomBook(seed, state);

        for (var account : RandomBook.ACCOUNTS) {
            for (var currency : RandomBook.CURRENCIES) {
                var from = book.random().nextBoolean() ? null : book.valueTime();
                var to = book.random().nextBoolean() ? null : book.valueTime();
                var record = book.random().nextBoolean() ? null : book.recordTime();
                int limit = 1 + book.random().nextInt(20);

                // When
                var answer = RandomBook.ask(() -> read(book, account, currency, from, to, record, limit));

                // Then
                var whole = statement(book, account, currency, from, to, record);
                if (book.needsDetached(
                        posted -> posted.event().accountId().equals(account)
                                && posted.currency().equals(currency),
                        to,
                        record)) {
                    assertThat(answer)
                            .as("a statement that ends among detached entries")
                            .isEmpty();
                    continue;
                }
                var carried = answer.orElseThrow().carriedForward();
                assertThat(answer.orElseThrow().items())
                        .isEqualTo(
                                carried == null
                                        ? whole
                                        : whole.stream()
                                                .filter(line ->
                                                        isAfterDetached(book, line, account, currency, to, record))
                                                .toList());
                if (carried == null) {
                    assertThat(whole).noneMatch(line -> book.isDetached(line.recordedAt()));
                } else {
                    var before = statement(book, account, currency, null, to, record).stream()
                            .filter(line -> !isAfterDetached(book, line, account, currency, to, record))
                            .toList();
                    assertThat(carried.balance()).isEqualTo(before.getFirst().balance());
                    assertThat(carried.entries()).isEqualTo(before.size());
                    assertThat(carried.through()).isEqualTo(before.getFirst().valueTime());
                    assertThat(carried.detachedBefore()).isEqualTo(book.detachedBefore());
                }
            }
        }
    }

    @Test
    void aStatementAsOfARecordTimeStaysTheSameWhileEntriesComeIn() throws Exception {
        // Given
        var book = new RandomBook(41);
        var statements = new Statements(book.jdbc());
        var now = book.clock().instant();
        var before = read(book, "a", "CZK", null, null, now, 1_000);
        var first = statements.page(new Statements.Request("a", "CZK", null, null, now, null, 3));

        // When
        book.clock().advance(Duration.ofSeconds(1));
        book.postMore();
        var rest = readAfter(book, first.next(), "a", "CZK", null, null, now, 3);

        // Then
        var lines = new ArrayList<>(first.items());
        lines.addAll(rest.items());
        assertThat(lines).isEqualTo(before.items()).hasSizeGreaterThan(3);
    }

    private static Statement read(
            RandomBook book,
            String account,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant record,
            int limit) {
        return readAfter(book, null, account, currency, from, to, record, limit);
    }

    private static Statement readAfter(
            RandomBook book,
            @Nullable String next,
            String account,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant record,
            int limit) {
        var statements = new Statements(book.jdbc());
        var lines = new ArrayList<StatementLine>();
        Statement page;
        var after = next;
        do {
            var cursor = after == null ? null : Cursor.parse(after, 2);
            page = statements.page(new Statements.Request(account, currency, from, to, record, cursor, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            lines.addAll(page.items());
            after = page.next();
        } while (after != null);
        return new Statement(lines, null, page.carriedForward());
    }

    private static List<StatementLine> statement(
            RandomBook book,
            String account,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant record) {
        var corrections = book.corrections();
        var lines = new ArrayList<StatementLine>();
        var balance = BigDecimal.ZERO;
        var own = book.select(posted -> posted.event().accountId().equals(account)
                && posted.currency().equals(currency)
                && (record == null || !posted.recordedAt().isAfter(record)));
        for (var posted : own.stream().sorted(RandomBook.STATEMENT_ORDER).toList()) {
            var event = posted.event();
            balance = balance.add(event.amount().toBigDecimal());
            if ((from == null || !event.valueTime().isBefore(from))
                    && (to == null || !event.valueTime().isAfter(to))) {
                lines.addFirst(new StatementLine(
                        event.eventId(),
                        corrections.contains(event.eventId()) ? EntryKind.CORRECTION : EntryKind.EVENT,
                        event.valueTime(),
                        posted.recordedAt(),
                        event.amount().toDecimalString(),
                        currency,
                        balance.toPlainString(),
                        book.isOverdraft(event.eventId()),
                        event.reference(),
                        event.description()));
            }
        }
        return lines;
    }

    private static List<RandomBook.Posted> detachedOf(
            RandomBook book, String account, String currency, @Nullable Instant record) {
        return book.select(posted -> posted.event().accountId().equals(account)
                && posted.currency().equals(currency)
                && book.isDetached(posted.recordedAt())
                && (record == null || !posted.recordedAt().isAfter(record)));
    }

    private static boolean isAfterDetached(
            RandomBook book,
            StatementLine line,
            String account,
            String currency,
            @Nullable Instant to,
            @Nullable Instant record) {
        return detachedOf(book, account, currency, record).stream()
                .filter(posted -> to == null || !posted.valueTime().isAfter(to))
                .max(RandomBook.STATEMENT_ORDER)
                .map(last -> line.valueTime().isAfter(last.valueTime())
                        || line.valueTime().equals(last.valueTime())
                                && line.eventId().compareTo(last.event().eventId()) > 0)
                .orElse(true);
    }
}
