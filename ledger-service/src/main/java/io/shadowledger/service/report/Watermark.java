package io.shadowledger.service.report;

/**
 * Where one partition ended when a report came.
 *
 * @param endOffset the offset that the next record of that moment would have had
 */
record Watermark(String topic, int partition, long endOffset) {}
