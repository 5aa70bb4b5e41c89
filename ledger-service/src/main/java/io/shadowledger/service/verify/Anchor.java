package io.shadowledger.service.verify;

/** What an earlier verification computed for a batch: a later one must find it again. */
record Anchor(String verificationId, long batchNo, byte[] chainHead, byte[] seal) {}
