package io.shadowledger.service.verify;

/** Is told how a verification comes on; by several threads. */
interface VerificationProgress {

    /** What is being done now, in words. */
    void stage(String stage);

    /** A partition is good up to here; another process may go on from it. */
    void reached(int partitionId, Checkpoint checkpoint);
}
