package io.shadowledger.service;

import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running service that they share: a start takes longer than most of them. Each test uses accounts of
 * its own, and reports that do not claim to be complete.
 */
public final class SharedService implements ParameterResolver {

    /** Rules for corrections, each in a currency that only the tests of these rules use. */
    private static final String[] RULES = {
        "shadowledger.drift.rounding-tolerance=PLN=1.00,RON=0.95",
        "shadowledger.corrections.auto[0].currency=PLN",
        "shadowledger.corrections.auto[0].up-to=0.50",
        "shadowledger.corrections.auto[0].daily-cap=1000.00",
        "shadowledger.corrections.auto[1].currency=RON",
        "shadowledger.corrections.auto[1].up-to=1.00",
        "shadowledger.corrections.auto[1].daily-cap=1.50",
        "shadowledger.corrections.limits[0].role=auditor",
        "shadowledger.corrections.limits[0].currency=HUF",
        "shadowledger.corrections.limits[0].propose=100.00",
        "shadowledger.corrections.limits[1].role=admin",
        "shadowledger.corrections.limits[1].currency=HUF",
        "shadowledger.corrections.limits[1].propose=1000.00",
        "shadowledger.corrections.limits[1].approve=500.00"
    };

    /**
     * The service with its database and broker; stopped after the last test of this JVM.
     *
     * @param database as the owner of its tables, which the service is not
     * @param asService as the user of the service
     */
    public record Running(
            RunningService service, PostgresDatabase database, PostgresDatabase asService, KafkaProcess kafka)
            implements AutoCloseable {

        static Running start() {
            var kafka = KafkaProcess.temporary();
            try {
                RunningService.createTopics(kafka.bootstrapServers(), 3);
                var database = PostgresProcess.shared().freshOwnedDatabase("shared");
                var service = RunningService.start(database, kafka.bootstrapServers(), RULES);
                return new Running(service, database.owner(), database.service(), kafka);
            } catch (Exception failure) {
                kafka.close();
                throw new IllegalStateException("the shared service did not start", failure);
            }
        }

        @Override
        public void close() {
            service.close();
            kafka.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedService.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }
}
