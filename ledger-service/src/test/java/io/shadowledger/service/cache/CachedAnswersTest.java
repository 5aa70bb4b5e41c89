package io.shadowledger.service.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.storage.ClosedMonths;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** A service with a closed year in its book and a real Redis beside it; the broker is not needed for reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachedAnswersTest {

    private static final String MAY = "/accounts/a/shadow-balance?asOfRecord=2024-05-20T00:00:00Z";
    private static final List<String> RESULTS = List.of("hit", "miss", "refused", "error", "skipped");
    private static final String IN_MAY = "\"balance\":\"4.44\"";

    private final TestClock clock = new TestClock("2024-01-15T12:00:00Z");
    private RedisProcess redis;
    private Book book;
    private ClosedMonths months;
    private JdbcClient rows;
    private RunningService service;
    private RestClient auditor;
    private final Map<String, Double> before = new HashMap<>();

    @BeforeAll
    void start() throws Exception {
        redis = new RedisProcess();
        book = Book.empty(clock);
        for (int month = 1; month <= 8; month++) {
            var day = YearMonth.of(2024, month).atDay(25);
            clock.advance(Duration.between(clock.instant(), day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
            book.post(
                    Book.RAW_0,
                    List.of(
                            Book.event("m" + month, "a", 110, "CZK", day + "T08:00:00Z"),
                            Book.event("b" + month, "a", 1, "CZK", day.minusMonths(1) + "T20:00:00Z")));
        }
        clock.advance(Duration.ofDays(40));
        months = new ClosedMonths(book, clock);
        months.close();
        rows = JdbcClient.create(book.database().dataSource());
        service = RunningService.start(
                book.database(),
                "127.0.0.1:" + Ports.free(),
                "shadowledger.cache.host=127.0.0.1",
                "shadowledger.cache.port=" + redis.port());
        auditor = service.as("auditor");
    }

    @BeforeEach
    void emptyCache() {
        RunningService.await("the cache answers", () -> health().getStatus().equals(Status.UP));
        redis.ask(it -> it.flushall());
        before.clear();
        RESULTS.forEach(result -> before.put(result, total(result)));
    }

    @AfterAll
    void stop() {
        service.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MAY,
                "/api/v1/accounts/a/statement?asOfRecord=2024-05-20T00:00:00Z",
                "/api/v1/trial-balance?asOfRecord=2024-05-20T00:00:00Z&asOfValue=2024-03-01T00:00:00Z"
            })
    void anAnswerOfAClosedMonthIsAskedOfTheBookOnce(String question) {
        // Given
        var first = ask(question);
        awaitKept(1);

        // When
        var second = ask(question);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(counted("hit")).isEqualTo(1);
        assertThat(counted("miss")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/a/shadow-balance",
                "/accounts/a/shadow-balance?asOfValue=2024-05-20T00:00:00Z",
                "/api/v1/trial-balance",
                "/api/v1/accounts/a/statement"
            })
    void whatMayStillChangeIsNeitherKeptNorLookedFor(String question) {
        // When
        ask(question);
        ask(question);

        // Then
        assertThat(keys()).isEmpty();
        assertThat(counted("hit") + counted("miss")).isZero();
    }

    @Test
    void anAnswerAsOfAMonthThatIsOpenIsNotKept() {
        // When
        ask("/accounts/a/shadow-balance?asOfRecord=" + Instant.now().minusSeconds(60));

        // Then
        assertThat(keys()).isEmpty();
        assertThat(counted("miss")).isZero();
    }

    @Test
    void ofManyWhoAskTheSameOneAsksTheBook() throws Exception {
        // Given
        var cache = service.bean(AnswerCache.class);
        var asked = new AtomicInteger();
        var answers = new ConcurrentLinkedQueue<String>();
        var threads = new CopyOnWriteArrayList<Thread>();

        // When
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform()
                    .unstarted(() -> answers.add(cache.answer(
                            String.class,
                            Instant.parse("2024-05-20T00:00:00Z"),
                            () -> {
                                asked.incrementAndGet();
                                RunningService.await("the others wait", () -> waiting(threads) == 7);
                                return "the answer";
                            },
                            "the question"))));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        // Then
        assertThat(answers).hasSize(8).containsOnly("the answer");
        assertThat(asked).hasValue(1);
    }

    private static long waiting(List<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.WAITING)
                .count();
    }

    @Test
    void aKilledCacheCostsNoAnswerAndIsUsedAgainOnceItIsBack() {
        // Given
        ask(MAY);
        awaitKept(1);

        // When
        redis.kill9();

        // Then
        for (int i = 0; i < 10; i++) {
            assertThat(ask(MAY)).contains(IN_MAY);
        }
        assertThat(health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health().getDetails().get("reason")).asString().contains("does not answer within 50 ms");
        redis.start();
        awaitHits();
    }

    @Test
    void aCacheThatIsBackIsSeenEvenIfNobodyAsksIt() {
        // Given
        redis.kill9();
        RunningService.await("the circuit opens", () -> {
            ask(MAY);
            return String.valueOf(health().getDetails().get("reason")).contains("does not answer within");
        });

        // When
        redis.start();

        // Then
        RunningService.await("the cache answers", () -> health().getStatus().equals(Status.UP));
    }

    @Test
    void aCacheThatHangsCostsNoAnswerAndSoonNoTime() {
        // Given
        ask(MAY);
        awaitKept(1);

        // When
        redis.pause();
        var answers = Stream.generate(() -> ask(MAY)).limit(10).toList();
        redis.resume();

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains(IN_MAY));
        // The third failure opens the circuit. To keep the first answer fails while the second question waits, so it is
        // two questions or three; one more may be the trial after the pause
        assertThat(counted("error")).isBetween(2.0, 4.0);
        assertThat(counted("skipped")).isGreaterThanOrEqualTo(6);
        awaitHits();
    }

    @Test
    void rubbishIsNoAnswer() {
        // Given
        ask(MAY);
        ask("/accounts/a/shadow-balance?asOfRecord=2024-06-20T00:00:00Z");
        awaitKept(2);
        var keys = keys();

        for (var rubbish : List.of(
                new byte[0],
                new byte[] {1, 2, 3},
                new byte[1_000],
                (" ".repeat(32) + "{\"accountId\":\"a\",\"balance\":\"9999.00\"}").getBytes(StandardCharsets.UTF_8),
                // A sealed answer, but to the other question
                redis.ask(it -> it.get(keys.getLast())))) {
            redis.ask(it -> it.set(keys.getFirst(), rubbish));
            redis.ask(it -> it.set(keys.getLast(), rubbish));

            // When
            var may = ask(MAY);
            var june = ask("/accounts/a/shadow-balance?asOfRecord=2024-06-20T00:00:00Z");

            // Then
            assertThat(may).contains(IN_MAY);
            assertThat(june).contains("\"balance\":\"5.55\"");
        }
        assertThat(counted("refused")).isGreaterThanOrEqualTo(9);
    }

    @Test
    void flushingItWhileItIsReadCostsNoAnswer() throws Exception {
        // Given
        var flushing = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                redis.ask(it -> it.flushall());
            }
        });
        try {
            for (int i = 0; i < 100; i++) {
                // When
                var answer = ask(MAY);

                // Then
                assertThat(answer).contains(IN_MAY);
            }
        } finally {
            flushing.interrupt();
            flushing.join();
        }
    }

    @Test
    void aBookThatClosedItsMonthAnewIsAskedAnew() {
        // Given
        ask("/accounts/a/shadow-balance?asOfRecord=2024-05-31T23:59:59.999999Z");
        awaitKept(1);
        addToMay(1);
        closeMayAnew();
        try {
            // When
            var answer = ask("/accounts/a/shadow-balance?asOfRecord=2024-05-31T23:59:59.999999Z");

            // Then
            assertThat(answer).contains("\"balance\":\"5.56\"");
        } finally {
            addToMay(-1);
        }
    }

    @Test
    void aQuestionThatDetachingMadeUnanswerableIsRefusedAsWithoutACache() {
        // Given
        var january = "/accounts/a/shadow-balance?asOfRecord=2024-01-26T00:00:00Z";
        ask(january);
        awaitKept(1);

        // When
        months.detach(YearMonth.of(2024, 1));

        // Then
        try {
            assertThatThrownBy(() -> ask(january)).isInstanceOf(HttpClientErrorException.Conflict.class);
        } finally {
            months.attach(YearMonth.of(2024, 1));
        }
    }

    /** As nothing but the owner of the tables can: after a restore, say. */
    private void closeMayAnew() {
        rows.sql("alter table closed_month disable trigger closed_month_guarded")
                .update();
        rows.sql("update closed_month set closed_at = closed_at + interval '1 microsecond' where month = '2024-05-01'")
                .update();
        rows.sql("alter table closed_month enable trigger closed_month_guarded").update();
    }

    private void addToMay(int minor) {
        rows.sql("""
                        update month_account set amount_minor = amount_minor + ?
                        where month = '2024-05-01' and value_month = '2024-05-01'
                        """).param(minor).update();
    }

    private String ask(String question) {
        var answer = auditor.get().uri(question).retrieve().body(String.class);
        return answer == null ? "" : answer;
    }

    private Health health() {
        return service.bean(CacheHealthIndicator.class).health();
    }

    private List<String> keys() {
        return redis.ask(it -> it.keys("*"));
    }

    private void awaitKept(int answers) {
        RunningService.await(answers + " answers are kept", () -> keys().size() == answers);
    }

    private void awaitHits() {
        double hits = counted("hit");
        RunningService.await("the cache answers again", () -> {
            assertThat(ask(MAY)).contains(IN_MAY);
            return counted("hit") > hits;
        });
    }

    /** Since the beginning of the test. */
    private double counted(String result) {
        return total(result) - before.get(result);
    }

    private double total(String result) {
        return service
                .bean(MeterRegistry.class)
                .find("shadowledger.cache.answers")
                .tag("result", result)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
