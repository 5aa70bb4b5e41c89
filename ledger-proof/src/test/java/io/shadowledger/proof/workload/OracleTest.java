package io.shadowledger.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.proof.workload.Expectation.Holding;
import io.shadowledger.proof.workload.Expectation.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OracleTest {

    private final Oracle oracle = new Oracle();

    @Test
    void theFirstOfAnIdIsTheEntryAndTheOthersAreJudgedByIt() {
        // Given
        oracle.take(0, 0, event("e", "a", "EUR", "12.50"));
        oracle.take(0, 1, event("e", "a", "EUR", "12.50"));
        oracle.take(0, 2, event("e", "a", "EUR", "12.51"));
        oracle.take(0, 3, new Content.Unreadable("cut off"));

        // When
        var expectation = oracle.expectation();

        // Then
        var partition = expectation.partitions().get(0);
        assertThat(partition.fates().values())
                .extracting(Expectation.Fate::verdict)
                .containsExactly(Verdict.ENTRY, Verdict.DUPLICATE, Verdict.CONFLICT, Verdict.DEAD_LETTER);
        assertThat(partition.end()).isEqualTo(4);
        assertThat(expectation.balances()).isEqualTo(Map.of(new Holding("a", "EUR"), BigInteger.valueOf(1_250)));
    }

    @Test
    void balancesAreKeptByCurrencyInItsOwnMinorUnits() {
        // Given
        oracle.take(0, 0, event("1", "a", "KWD", "1.005"));
        oracle.take(0, 1, event("2", "a", "JPY", "7"));
        oracle.take(1, 0, event("3", "a", "JPY", "-10"));

        // When
        var balances = oracle.expectation().balances();

        // Then
        assertThat(balances)
                .isEqualTo(Map.of(
                        new Holding("a", "KWD"), BigInteger.valueOf(1_005),
                        new Holding("a", "JPY"), BigInteger.valueOf(-3)));
    }

    @Test
    void anAccountThatPartitionsShareHasTheSumOverThem() {
        // Given
        oracle.take(0, 0, event("1", "a", "EUR", "1.00"));
        oracle.take(5, 0, event("2", "a", "EUR", "-3.50"));
        oracle.take(2, 0, event("3", "a", "EUR", "7.00"));

        // When
        var balances = oracle.expectation().balances();

        // Then
        assertThat(balances).isEqualTo(Map.of(new Holding("a", "EUR"), BigInteger.valueOf(450)));
    }

    @Test
    void anIdInTwoPartitionsIsAFaultOfTheWorkload() {
        // Given
        oracle.take(0, 0, event("e", "a", "EUR", "1.00"));

        // When Then
        assertThatThrownBy(() -> oracle.take(1, 0, event("e", "a", "EUR", "1.00")))
                .hasMessage("the workload sent e to partition 0 and to partition 1");
    }

    private static Content.Event event(String id, String account, String currency, String amount) {
        return new Content.Event(
                id, account, currency, new BigDecimal(amount), Instant.parse("2026-03-02T12:00:00Z"), null);
    }
}
