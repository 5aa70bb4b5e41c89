package io.shadowledger.service.job;

/** Work that runs to completion instead of serving; chosen by {@code shadowledger.job}. */
public interface Job {

    /**
     * Does it.
     *
     * @param output where to tell how it goes
     * @throws JobRefusedException if it cannot or must not be done; nothing was changed by that
     * @throws Exception if it fails; whatever it is, the same job may be started again
     */
    JobResult run(JobOutput output) throws Exception;
}
