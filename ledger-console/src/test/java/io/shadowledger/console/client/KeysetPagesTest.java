package io.shadowledger.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysetPagesTest {

    private final List<Integer> all = IntStream.range(0, 250).boxed().toList();
    private int calls;
    private final KeysetPages<Integer> pages = new KeysetPages<>(this::page, 100);

    @Test
    void fetchesNoMoreThanTheScreenNeeds() {
        // When
        var rows = pages.rows(0, 50);

        // Then
        assertThat(rows).isEqualTo(all.subList(0, 50));
        assertThat(calls).isEqualTo(1);
        assertThat(pages.isComplete()).isFalse();
    }

    @Test
    void fetchesFurtherPagesAsTheUserScrolls() {
        // Given
        pages.rows(0, 50);

        // When
        var rows = pages.rows(90, 50);

        // Then
        assertThat(rows).isEqualTo(all.subList(90, 140));
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void keepsWhatItHas() {
        // Given
        pages.rows(0, 250);
        int before = calls;

        // When
        pages.rows(10, 100);

        // Then
        assertThat(calls).isEqualTo(before);
    }

    @Test
    void endsWithTheList() {
        // When
        var rows = pages.rows(240, 50);

        // Then
        assertThat(rows).isEqualTo(all.subList(240, 250));
        assertThat(pages.isComplete()).isTrue();
        assertThat(pages.rows(300, 10)).isEmpty();
    }

    @Test
    void beginsAnewAfterAReset() {
        // Given
        pages.rows(0, 250);

        // When
        pages.reset();

        // Then
        assertThat(pages.known()).isZero();
        assertThat(pages.rows(0, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void showsAnyPartOfALongListAndKeepsLittleOfIt() {
        // Given
        var million = IntStream.range(0, 1_000_000).boxed().toList();
        var asked = new AtomicInteger();
        var rows = new KeysetPages<Integer>(
                (after, limit) -> {
                    asked.incrementAndGet();
                    int from = after == null ? 0 : Integer.parseInt(after);
                    int to = Math.min(million.size(), from + limit);
                    return new Page<>(million.subList(from, to), to < million.size() ? String.valueOf(to) : null);
                },
                100);
        rows.rows(0, 50);

        // When
        var far = rows.rows(500_000, 50);

        // Then
        assertThat(far).isEqualTo(million.subList(500_000, 500_050));
        assertThat(asked).hasValueLessThan(530);
        assertThat(rows.rows(40, 80)).isEqualTo(million.subList(40, 120));
        assertThat(rows.find(row -> row == 500_010)).hasValue(500_010);
        assertThat(rows.find(row -> row == 250_000)).as("is no longer held").isEmpty();
        assertThat(rows.rows(999_990, 50)).isEqualTo(million.subList(999_990, 1_000_000));
    }

    @Test
    void anyScrollingShowsTheListAsItIs() {
        // Given
        var random = new Random(7);

        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(all.size() + 20);
            int limit = 1 + random.nextInt(60);

            // When
            var rows = pages.rows(from, limit);

            // Then
            int first = Math.min(from, all.size());
            assertThat(rows).isEqualTo(all.subList(first, Math.min(all.size(), from + limit)));
        }
    }

    @Test
    void walksAWholeListInOrder() {
        // Given
        var seen = new ArrayList<Integer>();

        // When
        KeysetPages.forEach(this::page, 60, seen::add);

        // Then
        assertThat(seen).isEqualTo(all);
    }

    private Page<Integer> page(@Nullable String after, int limit) {
        calls++;
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }
}
