package io.shadowledger.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(pages.fetched()).isEmpty();
        assertThat(pages.rows(0, 3)).containsExactly(0, 1, 2);
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
