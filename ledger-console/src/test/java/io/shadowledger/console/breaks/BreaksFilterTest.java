package io.shadowledger.console.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreaksFilterTest {

    @Test
    void standsInTheAddressAndComesBackFromIt() {
        for (var status : BreakStatus.values()) {
            for (var verdict : Verdict.values()) {
                // Given
                var filter = new BreaksFilter(
                        status,
                        verdict,
                        Severity.CRITICAL,
                        "me",
                        new BreaksFilter.Ages(8, 30),
                        true,
                        "CZ65/08",
                        "fee & 50 %",
                        BreakSort.AGE);

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
        assertThat(BreaksFilter.of(QueryParameters.fromString("status=self-healed&verdict=missing-credit"))
                        .query()
                        .getParameters())
                .containsOnly(entry("status", List.of("self-healed")), entry("verdict", List.of("missing-credit")));
    }

    @Test
    void theTilesCountWhatTheyLetOneChooseAsWell() {
        // Given
        var filter = BreaksFilter.of(
                QueryParameters.fromString("status=open&severity=high&owner=maker&min-age=8&max-age=30&account=CZ65"));

        // Then
        assertThat(filter.facets())
                .isEqualTo(BreakFilter.QUEUE.withStatus(BreakStatus.OPEN).withAccountPrefix("CZ65"));
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        assertThat(BreaksFilter.of(QueryParameters.fromString(
                        "status=lost&verdict=&account=%20&text=x&min-age=old&severity=&sort=shape")))
                .isEqualTo(BreaksFilter.NONE);
    }
}
