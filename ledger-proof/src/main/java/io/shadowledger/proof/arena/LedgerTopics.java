package io.shadowledger.proof.arena;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.service.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The ledger's topics on an arena's broker. */
public final class LedgerTopics {

    private LedgerTopics() {}

    /** @param partitions of the topic of events */
    public static void create(String bootstrapServers, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.RAW, partitions, (short) 1),
                            new NewTopic(Topics.CORRECTIONS, 1, (short) 1),
                            new NewTopic(Topics.DEAD_LETTER, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new BackingException("the topics cannot be made: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while making the topics", interrupted);
        }
    }
}
