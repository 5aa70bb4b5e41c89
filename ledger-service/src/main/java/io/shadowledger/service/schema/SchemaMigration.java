package io.shadowledger.service.schema;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates at start. When that fails, mostly because the database cannot be reached, the process stays up, is not
 * ready, and tries again until it succeeds: it needs nobody to restart it.
 *
 * <p>Several processes may migrate at the same time: Flyway holds an advisory lock while it does.
 */
@Component
final class SchemaMigration implements FlywayMigrationStrategy, SchemaState {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile String obstacle = "the schema has not been migrated yet";
    private volatile Thread retry = Thread.currentThread();

    private final SchemaOwner owner;
    private final String url;
    private final String service;
    private final List<OwnerDuty> duties;

    SchemaMigration(
            SchemaOwner owner,
            ObjectProvider<OwnerDuty> duties,
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String service) {
        this.owner = owner;
        this.duties = duties.orderedStream().toList();
        this.url = url;
        this.service = service;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (!tryOnce(flyway)) {
            retry = Thread.ofVirtual().name("schema-migration").start(() -> retryUntilDone(flyway));
        }
    }

    @Override
    public Optional<String> obstacle() {
        return done.getCount() == 0 ? Optional.empty() : Optional.of(obstacle);
    }

    @Override
    public void await() throws InterruptedException {
        done.await();
    }

    @PreDestroy
    void stop() {
        if (retry.isVirtual()) {
            retry.interrupt();
        }
    }

    private void retryUntilDone(Flyway flyway) {
        var pause = FIRST_PAUSE;
        do {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        } while (!tryOnce(flyway));
    }

    // Flyway and the pool under it tell a dead database, a wrong password and a broken script by type only in part;
    // each is for an operator to mend, so each is shown and tried again.
    private boolean tryOnce(Flyway flyway) {
        try {
            owner.migrate(flyway, url, service);
            owner.run(duties, flyway, url);
            done.countDown();
            return true;
        } catch (RuntimeException failure) {
            obstacle = rootMessage(failure);
            log.atWarn()
                    .addKeyValue("reason", obstacle)
                    .log("The database schema cannot be migrated; trying again until it can");
            return false;
        }
    }

    private static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
