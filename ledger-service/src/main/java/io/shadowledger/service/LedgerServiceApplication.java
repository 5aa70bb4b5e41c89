package io.shadowledger.service;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The ledger service; {@code shadowledger.role} says which of its duties this process has, and {@code shadowledger.job}
 * that it has none but one piece of work.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LedgerServiceApplication {

    static void main(String[] args) {
        var job = LedgerJob.requested(args);
        if (job.isEmpty()) {
            SpringApplication.run(LedgerServiceApplication.class, args);
            return;
        }
        // The output is the job's alone: logs go to standard error
        var out = System.out;
        System.setOut(System.err);
        System.exit(job.get().run(out, args));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
