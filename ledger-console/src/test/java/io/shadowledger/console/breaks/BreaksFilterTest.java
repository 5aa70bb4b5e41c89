package io.shadowledger.console.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreaksFilterTest {

    @Test
    void standsInTheAddressAndComesBackFromIt() {
        for (var status : BreakStatus.values()) {
            for (var verdict : Verdict.values()) {
                // Given
                var filter = new BreaksFilter(status, verdict, "CZ65/08");

                // When
                var read = BreaksFilter.of(
                        QueryParameters.fromString(filter.query().getQueryString()));

                // Then
                assertThat(read).isEqualTo(filter);
            }
        }
    }

    @Test
    void isPleasantToReadInTheAddress() {
        assertThat(new BreaksFilter(BreakStatus.SELF_HEALED, Verdict.MISSING_CREDIT, null)
                        .query()
                        .getParameters())
                .containsOnly(entry("status", List.of("self-healed")), entry("verdict", List.of("missing-credit")));
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        assertThat(BreaksFilter.of(QueryParameters.fromString("status=lost&verdict=&account=%20")))
                .isEqualTo(BreaksFilter.NONE);
    }
}
