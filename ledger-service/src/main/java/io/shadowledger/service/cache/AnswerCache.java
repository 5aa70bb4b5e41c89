package io.shadowledger.service.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/**
 * Keeps answers as of a record time in a closed month. Such an answer never changes, so none is ever out of date, and
 * nothing has to be taken back when something is posted; docs/adr/007 says why no other answer is kept.
 *
 * <p>Whether the month is closed is asked of the database, in the moment that would answer, every time. The cache can
 * be lost, slow, or full of rubbish: then the book answers.
 */
public final class AnswerCache {

    /** A larger answer costs more to carry about than to find. */
    private static final int MAX_BYTES = 256 * 1024;

    private final @Nullable Redis redis;
    private final SealedAnswers sealed;
    private final Closings closings;
    private final MeterRegistry meters;
    private final ConcurrentMap<String, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();

    /** @param redis null if there is none */
    AnswerCache(@Nullable Redis redis, SealedAnswers sealed, JdbcClient jdbc, MeterRegistry meters) {
        this.redis = redis;
        this.sealed = sealed;
        this.closings = new Closings(jdbc);
        this.meters = meters;
    }

    /**
     * Answers a question from the cache or the book. To be called within the one moment of the database in which the
     * book would be asked.
     *
     * @param type of the answer, which must come back from JSON as it went
     * @param asOfRecord up to when what was recorded counts; null for now, which is never kept
     * @param book answers from the database
     * @param question everything the answer depends on, but for the book; told apart by their text
     */
    public <T> T answer(Class<T> type, @Nullable Instant asOfRecord, Supplier<T> book, @Nullable Object... question) {
        if (redis == null || asOfRecord == null) {
            return book.get();
        }
        var name = closings.name(asOfRecord);
        if (name.isEmpty()) {
            return book.get();
        }
        var key = sealed.key(type.getName(), name.get(), asOfRecord, question);
        return kept(redis, key, type).orElseGet(() -> once(redis, key, type, book));
    }

    private <T> Optional<T> kept(Redis redis, String key, Class<T> type) {
        try {
            var bytes = redis.get(key);
            var answer = bytes.flatMap(found -> sealed.open(key, found, type));
            count(answer.isPresent() ? "hit" : bytes.isPresent() ? "refused" : "miss");
            return answer;
        } catch (CacheAwayException away) {
            count(away.getCause() == null ? "skipped" : "error");
            return Optional.empty();
        }
    }

    /** Of many who ask the same at the same time one asks the book; the others have its answer, which is as true. */
    private <T> T once(Redis redis, String key, Class<T> type, Supplier<T> book) {
        var mine = new CompletableFuture<Object>();
        var others = underWay.putIfAbsent(key, mine);
        if (others != null) {
            try {
                return type.cast(others.join());
            } catch (CompletionException | CancellationException failedThere) {
                return book.get();
            }
        }
        try {
            var answer = book.get();
            mine.complete(answer);
            keep(redis, key, answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(key, mine);
        }
    }

    private void keep(Redis redis, String key, Object answer) {
        try {
            var bytes = sealed.seal(key, answer);
            if (bytes.length <= MAX_BYTES) {
                redis.put(key, bytes, () -> count("not-kept"));
            }
        } catch (JacksonException unwritable) {
            // The answer is right all the same
            count("not-kept");
        }
    }

    private void count(String result) {
        meters.counter("shadowledger.cache.answers", "result", result).increment();
    }
}
