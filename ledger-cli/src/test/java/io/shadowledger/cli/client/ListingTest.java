package io.shadowledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import java.util.ArrayList;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ListingTest {

    @Property(tries = 300)
    void aListingIsTheBeginningOfTheList(
            @ForAll @IntRange(max = 700) int size, @ForAll @IntRange(max = 700) int limit) {
        // Given
        var asked = new ArrayList<Integer>();
        Listing.PageSource<Integer> source = (after, count) -> {
            asked.add(count);
            int from = after == null ? 0 : Integer.parseInt(after);
            int to = Math.min(size, from + count);
            return new Page<>(IntStream.range(from, to).boxed().toList(), to < size ? String.valueOf(to) : null);
        };

        // When
        var listing = Listing.read(limit, source);

        // Then
        int expected = limit == 0 ? size : Math.min(limit, size);
        assertThat(listing.items())
                .containsExactlyElementsOf(IntStream.range(0, expected).boxed().toList());
        assertThat(listing.more()).isEqualTo(expected < size);
        assertThat(asked).allMatch(count -> count >= 1 && count <= 200);
    }
}
