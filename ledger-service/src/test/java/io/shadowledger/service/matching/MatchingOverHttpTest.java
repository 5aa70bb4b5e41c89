package io.shadowledger.service.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.matching.DryRun;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.api.matching.MatchingCriteria;
import io.shadowledger.api.matching.MatchingCriteria.AmountTolerance;
import io.shadowledger.api.matching.MatchingCriteria.Cardinality;
import io.shadowledger.api.matching.MatchingCriteria.ReferenceRule;
import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.api.matching.MatchingRulesApi;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Matches, rules and explanations, through the door and back. */
@ExtendWith(SharedService.class)
class MatchingOverHttpTest {

    private static RunningService service;
    private static CbsFixtures cbs;
    private static MatchingRulesApi admin;
    private static JdbcClient sql;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
        admin = service.client("maker", MatchingRulesApi.class);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @Test
    void aStatementsEntriesAreMatchedWithTheEventsThatTheyAre() {
        // Given
        cbs.event("mt-1", "MAT1", EventType.CREDIT, "50.00");

        // When
        var report = compared("mat1.sta", "MAT1", "130,00", "C50,00NTRFmt-1//B-1", "C80,00NTRFNONREF//B-2");

        // Then
        var matches = matches(report, null);
        assertThat(matches)
                .extracting(EntryMatch::kind, EntryMatch::events, EntryMatch::entries, EntryMatch::difference)
                .containsExactlyInAnyOrder(
                        tuple(MatchKind.ONE_TO_ONE, List.of("mt-1"), List.of(1), "0.00"),
                        tuple(MatchKind.ONLY_CBS, List.of(), List.of(2), "-80.00"));
        assertThat(matches(report, MatchKind.ONLY_CBS)).hasSize(1);
    }

    @Test
    void everyExplainerSaysWhatItFound() {
        // Given
        cbs.event("ex-1", "MAT2", EventType.CREDIT, "50.00");
        compared("mat2.sta", "MAT2", "130,00", "C50,00NTRFex-1//B-1", "C80,00NTRFNONREF//B-22");
        var found = cbs.breakOf("MAT2");

        // When
        var explained = service.client("auditor", ExplanationsApi.class).explain(found.breakId());

        // Then
        assertThat(explained.drift()).isEqualTo("-80.00");
        assertThat(explained.residual()).isEqualTo("0.00");
        assertThat(explained.steps())
                .filteredOn(step -> step.found() == BreakExplanation.Found.CAUSE)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.explainer()).isEqualTo("entries of the reports");
                    assertThat(step.sentence()).contains("entry B-22, a credit of 80.00 CZK");
                    assertThat(step.confidence()).isEqualTo(100);
                });
    }

    @Test
    void aRuleKeepsItsVersionsAndStandsInTheAuditTrail() {
        // When
        var first = admin.save("versions", draft(900, 2));
        var same = admin.save("versions", draft(900, 2));
        var second = admin.save("versions", draft(901, 2));
        admin.delete("versions");

        // Then
        assertThat(first.version()).isEqualTo(1);
        assertThat(same).isEqualTo(first);
        assertThat(second.version()).isEqualTo(2);
        assertThat(admin.rules()).extracting(MatchingRule::name).doesNotContain("versions");
        assertThat(sql.sql("select what from audit where subject = 'versions' order by audit_no")
                        .query(String.class)
                        .list())
                .containsExactly("MATCHING_RULE_SAVED", "MATCHING_RULE_SAVED", "MATCHING_RULE_DELETED");
        assertThat(admin.save("versions", draft(900, 2)).version()).isEqualTo(4);
        admin.delete("versions");
    }

    @Test
    void aBuiltInRuleCanBeReplacedAndComesBack() {
        // Given
        var builtIn = admin.rule("builtin.events-of-day");

        // When
        var off = admin.save(builtIn.name(), new MatchingRule.Draft(builtIn.priority(), builtIn.criteria(), false));

        // Then
        assertThat(off.enabled()).isFalse();
        assertThat(admin.rules())
                .filteredOn(rule -> rule.name().equals(builtIn.name()))
                .containsExactly(off);
        admin.delete(builtIn.name());
        assertThat(admin.rule(builtIn.name())).isEqualTo(builtIn);
    }

    @Test
    void tryingARuleShowsWhatItWouldGainAndWritesNothing() {
        // Given
        cbs.event("dry-1", "MAT3", EventType.CREDIT, "50.00");
        var report = compared("mat3.sta", "MAT3", "50,04", "C50,04NTRFdry-1//B-3");
        var tolerant = new MatchingCriteria(
                ReferenceRule.EXACT, List.of(new AmountTolerance("CZK", "0.05")), null, 0, Cardinality.ONE_TO_ONE);
        var before = written();

        // When
        var run = service.client("auditor", MatchingRulesApi.class).dryRun(new DryRun.Request(null, 150, tolerant, 50));

        // Then
        assertThat(run.reports()).isPositive();
        assertThat(run.matchedThen()).isEqualTo(run.matchedNow() + run.gained() - run.lost());
        assertThat(matches(report, null))
                .extracting(EntryMatch::rule, EntryMatch::difference)
                .containsExactly(tuple("builtin.other-amount", "-0.04"));
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|5|0|ONE_TO_ONE|priority|priority is 1 to 1,000",
                "9|32|0|ONE_TO_ONE|criteria.windowDays|windowDays is 0 to 31",
                "9||0|ONE_TO_ONE|criteria.windowDays|without it the reference must be EXACT",
                "9|5|101|ONE_TO_ONE|criteria.similarity|similarity is 0 to 100 percent",
                "9|5|0|MANY_TO_ONE|criteria.tolerances|tolerances are for ONE_TO_ONE"
            })
    void aRuleThatCannotBeIsRefusedByItsField(
            int priority,
            @Nullable Integer days,
            int similarity,
            Cardinality cardinality,
            String field,
            String message) {
        // Given
        var criteria = new MatchingCriteria(
                ReferenceRule.NONE, List.of(new AmountTolerance("CZK", "0.05")), days, similarity, cardinality);

        // When
        var refused = catchThrowableOfType(
                RestClientResponseException.class,
                () -> admin.save("refused", new MatchingRule.Draft(priority, criteria, true)));

        // Then
        var problem = refused.getResponseBodyAs(ProblemDetail.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(problem.getDetail()).contains(message);
        assertThat(problem.getProperties()).containsEntry("field", field);
    }

    private static List<Long> written() {
        return sql.sql("""
                        select (select count(*) from entry_match), (select count(*) from matching_rule),
                            (select count(*) from audit)
                        """)
                .query((row, _) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private static List<EntryMatch> matches(CbsReport report, @Nullable MatchKind kind) {
        return service.client("auditor", MatchingApi.class)
                .matches(report.reportId(), kind, null, null, 100)
                .items();
    }

    private static MatchingRule.Draft draft(int priority, int days) {
        return new MatchingRule.Draft(
                priority, new MatchingCriteria(ReferenceRule.EXACT, List.of(), days, 0, Cardinality.ONE_TO_ONE), true);
    }

    /** A statement of the day of the fixtures' events. */
    private static CbsReport compared(String name, String account, String closing, String... entries) {
        var statement = new StringBuilder(":20:S1\n:25:" + account + "\n:28C:1/1\n:60F:C260302CZK0,00\n");
        for (var entry : entries) {
            statement.append(":61:260302").append(entry).append('\n');
        }
        statement.append(":62F:C260302CZK").append(closing).append("\n-\n");
        return cbs.compared(cbs.drift()
                .submit(
                        "text/plain",
                        null,
                        Basis.VALUE,
                        null,
                        name,
                        null,
                        null,
                        null,
                        new ByteArrayResource(statement.toString().getBytes(StandardCharsets.UTF_8))));
    }
}
