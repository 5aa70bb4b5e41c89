package io.shadowledger.service.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job and turns its end into an exit code. */
public final class JobRun {

    /** It is as it should be. */
    public static final int GOOD = 0;
    /** It is not, and the output says what. */
    public static final int NOT_GOOD = 1;
    /** It failed, and the output says why: started again, it goes on where it stopped. */
    public static final int FAILED = 2;
    /** It was refused, and the output says why and what to do: started again, it is refused again. */
    public static final int REFUSED = 6;

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);

    private JobRun() {}

    /** @param name for the log */
    public static int run(String name, Job job, JobOutput output) {
        try {
            var result = job.run(output);
            output.result(result);
            return result.good() ? GOOD : NOT_GOOD;
        } catch (JobHinderedException hindered) {
            output.failure("failed", String.valueOf(hindered.getMessage()));
            return FAILED;
        } catch (JobRefusedException refused) {
            output.failure("refused", String.valueOf(refused.getMessage()));
            return REFUSED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            output.failure("interrupted", "start it again, and it goes on where it stopped");
            return FAILED;
        } catch (Exception failure) {
            log.atError().addKeyValue("job", name).setCause(failure).log("The job failed");
            output.failure("failed", reason(failure) + "; start it again, and it goes on where it stopped");
            return FAILED;
        }
    }

    private static String reason(Throwable failure) {
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
