package io.shadowledger.proof.judgement;

import io.shadowledger.proof.workload.Expectation;
import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Says whether a book at rest is right: its entries, counts and balances are those of the oracle, its trial balance is
 * zero, its chains hold, and a rebuild from the topic gives the same.
 */
public final class Judge {

    private final PostgresDatabase book;
    private final TopicReader topics;
    private final Findings findings;

    public Judge(PostgresDatabase book, TopicReader topics, Findings findings) {
        this.book = book;
        this.topics = topics;
        this.findings = findings;
    }

    /**
     * Compares the book with what it must hold.
     *
     * @throws BackingException if database or broker cannot be asked
     */
    public void compare(Expectation expectation) {
        try (var view = new BookView(book)) {
            new EntriesCheck(findings).run(view, expectation);
            new RejectsCheck(findings).run(view, expectation, deadLetterTopic());
            new BalancesCheck(findings).run(view, expectation);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * Looks at what holds for any book: its trial balance and its chains.
     *
     * @throws BackingException if the database cannot be asked
     */
    public void verify() {
        try (var view = new BookView(book)) {
            view.read(
                    "select currency, sum(balance_minor) from balance group by currency having sum(balance_minor) <> 0",
                    row -> findings.add(
                            "trial balance", row.getString(1) + " is " + row.getString(2) + " minor units, not zero"));
            new ChainsCheck(findings).run(view);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * Holds the topic of dead letters against the book's.
     *
     * @return how many are on the topic without their bytes, because they are nearly as large as a record may be
     * @throws BackingException if database or broker cannot be asked
     */
    public long deadLetters() {
        try (var view = new BookView(book)) {
            return new DeadLettersCheck(findings).run(view, topics);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * Makes a second book from the topic.
     *
     * @param empty where to
     * @throws BackingException if database or broker cannot be asked
     */
    public void rebuild(PostgresDatabase empty, Currency defaultCurrency, Clock clock) {
        try (var view = new BookView(book)) {
            new RebuildCheck(findings, defaultCurrency, clock).run(view, topics, empty);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** Which offsets of the topic of events are told on the dead-letter topic, by partition. */
    private Map<Integer, SortedSet<Long>> deadLetterTopic() {
        var told = new HashMap<Integer, SortedSet<Long>>();
        topics.read(
                Topics.DEAD_LETTER,
                records -> records.forEach(
                        record -> told.computeIfAbsent((int) number(record, "origin-partition"), _ -> new TreeSet<>())
                                .add(number(record, "origin-offset"))));
        return told;
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
        return Long.parseLong(new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8));
    }

    private static BackingException unreadable(SQLException failed) {
        return new BackingException("the book cannot be read: " + failed.getMessage(), failed);
    }
}
