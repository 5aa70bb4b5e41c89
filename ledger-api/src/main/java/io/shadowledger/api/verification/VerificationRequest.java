package io.shadowledger.api.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to verify.
 *
 * @param partitions topic partitions such as {@code transactions.raw-0}; absent or empty means all
 * @param newOnly whether to begin after what the last good verification of a partition reached, rather than at its
 *     first entry; absent means no
 */
public record VerificationRequest(
        @Nullable List<String> partitions, @Nullable Boolean newOnly) {

    public VerificationRequest {
        partitions = partitions == null ? null : List.copyOf(partitions);
    }
}
