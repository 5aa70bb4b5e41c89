package io.shadowledger.service.cache;

import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.storage.ClosedMonths;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.client.RestClient;

/**
 * Measures what a cache gains: a book of two years, half of it on one account, asked over HTTP with and without Redis.
 * Not a test; run its main method with the number of entries a month.
 */
public final class CacheRate {

    private static final int TIMES = 300;
    private static final List<String> QUESTIONS = List.of(
            "/accounts/hot/shadow-balance",
            "/accounts/hot/shadow-balance?asOfRecord=2024-12-15T12:00:00Z",
            "/accounts/hot/shadow-balance?asOfRecord=2024-12-15T12:00:00Z&asOfValue=2024-11-15T12:00:00Z",
            "/api/v1/accounts/hot/statement?asOfRecord=2024-12-15T12:00:00Z",
            "/api/v1/trial-balance?asOfRecord=2024-12-15T12:00:00Z",
            "/api/v1/trial-balance?asOfRecord=2024-11-30T23:59:59Z");

    private CacheRate() {}

    static void main(String[] args) throws Exception {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        var clock = new TestClock("2023-01-15T12:00:00Z");
        var book = Book.empty(clock);
        for (var month = YearMonth.of(2023, 1); month.isBefore(YearMonth.of(2025, 1)); month = month.plusMonths(1)) {
            var day = month.atDay(15);
            clock.advance(Duration.between(clock.instant(), day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
            for (int from = 0; from < entries; from += 5_000) {
                var events = new ArrayList<BookableEvent>();
                for (int i = from; i < Math.min(entries, from + 5_000); i++) {
                    events.add(Book.event(
                            month + "-" + i,
                            i % 2 == 0 ? "hot" : "a" + i,
                            100,
                            "CZK",
                            month.atDay(1 + i % 28) + "T08:00:00Z"));
                }
                book.post(Book.RAW_0, events);
            }
        }
        clock.advance(Duration.ofDays(40));
        new ClosedMonths(book, clock).close();
        book.jdbc.sql("vacuum analyze").update();
        measure("without", book);
        try (var redis = new RedisProcess()) {
            measure("with", book, "shadowledger.cache.host=127.0.0.1", "shadowledger.cache.port=" + redis.port());
        }
    }

    private static void measure(String title, Book book, String... settings) {
        try (var service = RunningService.start(book.database(), "127.0.0.1:" + Ports.free(), settings)) {
            var auditor = service.as("auditor");
            for (var question : QUESTIONS) {
                time(auditor, question);
                System.out.printf("%-8s %6.2f ms  %s%n", title, time(auditor, question), question);
            }
        }
        System.out.println(title + " done");
    }

    /** The median, in milliseconds. */
    private static double time(RestClient auditor, String question) {
        var times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long started = System.nanoTime();
            auditor.get().uri(question).retrieve().body(String.class);
            times[i] = System.nanoTime() - started;
        }
        Arrays.sort(times);
        return times[TIMES / 2] / 1e6;
    }
}
