package io.shadowledger.service;

import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.job.Job;
import io.shadowledger.service.job.JobOutput;
import io.shadowledger.service.job.JobRun;
import io.shadowledger.service.rebuild.RebuildJobConfiguration;
import io.shadowledger.service.verify.VerifyJobConfiguration;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the image can do besides serving: {@code shadowledger.job} names it, and the process ends with it. A job has a
 * context of its own with nothing in it but what it needs; there is no web server, and nothing is posted.
 */
enum LedgerJob {
    /** Verifies the book: docs/verify.md. */
    VERIFY(VerifyJobConfiguration.class),
    /** Fills an empty database from the topics: docs/verify.md. */
    REBUILD(RebuildJobConfiguration.class);

    private final Class<?> configuration;

    LedgerJob(Class<?> configuration) {
        this.configuration = configuration;
    }

    /**
     * The job that the arguments or the environment ask for.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Optional<LedgerJob> requested(String... args) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return Binder.get(environment)
                .bind("shadowledger.job", String.class)
                .map(LedgerJob::named)
                .map(Optional::of)
                .orElse(Optional.empty());
    }

    private static LedgerJob named(String name) {
        return Arrays.stream(values())
                .filter(job -> job.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("shadowledger.job is '" + name + "': it can be "
                        + Arrays.stream(values()).map(LedgerJob::title).collect(Collectors.joining(" or "))
                        + ", or absent for a process that serves"));
    }

    /**
     * Runs it to its end.
     *
     * @param out takes the output, which the log must not disturb
     * @return the exit code: see {@link JobRun}
     */
    int run(PrintStream out, String... args) {
        var application = new SpringApplicationBuilder(Common.class, configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
        try (var context = application.run(args)) {
            var format = context.getEnvironment()
                    .getProperty("shadowledger.job.output", JobOutput.Format.class, JobOutput.Format.TEXT);
            return JobRun.run(title(), context.getBean(Job.class), new JobOutput(out, title(), format));
        }
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What all jobs need. Without a stereotype, so that a process that serves does not find it. */
    @EnableConfigurationProperties(LedgerProperties.class)
    static class Common {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        BookDatabase bookDatabase(Environment environment) {
            return BookDatabase.of(environment);
        }
    }
}
