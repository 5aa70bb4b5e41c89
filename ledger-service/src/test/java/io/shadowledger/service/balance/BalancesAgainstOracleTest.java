package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.TrialBalance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random books, asked for every kind of balance, against a list in memory. */
class BalancesAgainstOracleTest {

    @ParameterizedTest
    @CsvSource({"1, OPEN", "2, CLOSED", "3, CLOSED", "4, DETACHED", "5, DETACHED", "6, DETACHED"})
    void everyBalanceIsTheSumOfItsEntries(long seed, RandomBook.Months state) throws Exception {
        // Given
        var book = new RandomBook(seed, state);
        var balances = new Balances(book.jdbc());
        int refused = 0;

        for (var account : RandomBook.ACCOUNTS) {
            for (var currency : RandomBook.CURRENCIES) {
                for (int i = 0; i < 40; i++) {
                    var value = book.valueTime();
                    var record = book.recordTime();

                    // When
                    var answer = RandomBook.ask(() -> balances.balance(account, currency, value, record));

                    // Then
                    var expected =
                            book.select(posted -> posted.event().accountId().equals(account)
                                    && posted.currency().equals(currency)
                                    && (value == null || !posted.valueTime().isAfter(value))
                                    && (record == null || !posted.recordedAt().isAfter(record)));
                    if (book.needsDetached(
                            posted -> posted.event().accountId().equals(account)
                                    && posted.currency().equals(currency),
                            value,
                            record)) {
                        assertThat(answer)
                                .as("an answer that needs detached entries")
                                .isEmpty();
                        refused++;
                        continue;
                    }
                    var balance = answer.orElseThrow();
                    assertThat(balance.balance()).isEqualTo(RandomBook.sum(expected, currency));
                    assertThat(balance.entries()).isEqualTo(expected.size());
                    assertThat(balance.overdrawn()).isEqualTo(balance.balance().startsWith("-"));
                    var last = expected.stream().max(RandomBook.STATEMENT_ORDER);
                    assertThat(balance.lastEvent())
                            .isEqualTo(
                                    last.map(posted -> posted.event().eventId()).orElse(null));
                    assertThat(balance.lastEventAt())
                            .isEqualTo(last.map(RandomBook.Posted::valueTime).orElse(null));
                }
            }
        }
        assertThat(refused > 0).isEqualTo(state == RandomBook.Months.DETACHED);
    }

    @ParameterizedTest
    @CsvSource({"31, OPEN", "32, CLOSED", "33, DETACHED", "34, DETACHED"})
    void everyTrialBalanceIsZeroAndTheSumOfItsEntries(long seed, RandomBook.Months state) throws Exception {
        // Given
        var book = new RandomBook(seed, state);
        var trialBalances = new TrialBalances(book.jdbc(), book.clock());
        var corrections = book.corrections();

        for (int i = 0; i < 150; i++) {
            var value = book.valueTime();
            var record = book.recordTime();

            // When
            var answer = RandomBook.ask(() -> trialBalances.of(value, record));

            // Then
            if (book.needsDetached(_ -> true, value, record)) {
                // By day of value time rather than by month, so it may know more than an account's balance
                continue;
            }
            var counted =
                    book.select(posted -> (value == null || !posted.valueTime().isAfter(value))
                            && (record == null || !posted.recordedAt().isAfter(record)));
            var lines = answer.orElseThrow().lines();
            assertThat(lines)
                    .extracting(TrialBalance.Line::currency)
                    .containsExactlyElementsOf(counted.stream()
                            .map(RandomBook.Posted::currency)
                            .distinct()
                            .sorted()
                            .toList());
            for (var line : lines) {
                var own = counted.stream()
                        .filter(posted -> posted.currency().equals(line.currency()))
                        .toList();
                var booked = own.stream()
                        .filter(posted -> corrections.contains(posted.event().eventId()))
                        .toList();
                assertThat(new BigDecimal(line.total())).isZero();
                assertThat(line.customers()).isEqualTo(RandomBook.sum(own, line.currency()));
                assertThat(new BigDecimal(line.driftSuspense()).negate())
                        .isEqualByComparingTo(RandomBook.sum(booked, line.currency()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 21)
    void theListOfAccountsIsCompleteHoweverItIsCutIntoPages(long seed) throws Exception {
        // Given
        var book = new RandomBook(seed);
        var directory = new AccountDirectory(book.jdbc());

        for (var prefix : List.of("", "a", "ž", "nobody", "@")) {
            // When
            var found = new ArrayList<String>();
            Cursor after = null;
            do {
                var page = directory.accounts(prefix, after, 2);
                page.items()
                        .forEach(account -> found.add(account.accountId() + " " + account.currency() + " "
                                + account.balance() + " " + account.entries()));
                after = page.next() == null ? null : Cursor.parse(page.next(), 2);
            } while (after != null);

            // Then
            var expected = new TreeSet<String>();
            for (var posted : book.select(posted -> posted.event().accountId().startsWith(prefix))) {
                var own = book.select(
                        other -> other.event().accountId().equals(posted.event().accountId())
                                && other.currency().equals(posted.currency()));
                expected.add(posted.event().accountId() + " " + posted.currency() + " "
                        + RandomBook.sum(own, posted.currency()) + " " + own.size());
            }
            if (prefix.equals("@")) {
                assertThat(found).hasSize(6);
            } else {
                assertThat(found).containsExactlyElementsOf(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"51, OPEN", "52, CLOSED"})
    void theLedgersOwnAccountsAreTheContraOfAllOthers(long seed, RandomBook.Months state) throws Exception {
        // Given
        var book = new RandomBook(seed, state);
        var balances = new Balances(book.jdbc());

        for (var currency : RandomBook.CURRENCIES) {
            for (var record : book.times().record()) {
                // When
                var control = new BigDecimal(
                        balances.balance("@control", currency, null, record).balance());
                var suspense = new BigDecimal(balances.balance("@drift-suspense", currency, null, record)
                        .balance());

                // Then
                var customers = RandomBook.sum(
                        book.select(posted -> posted.currency().equals(currency)
                                && !posted.recordedAt().isAfter(record)),
                        currency);
                assertThat(control.add(suspense).add(new BigDecimal(customers))).isZero();
            }
        }
    }
}
