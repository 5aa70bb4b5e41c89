package io.shadowledger.sandbox.kubernetes.simulated.object;

import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of patch, by their media type. */
public enum PatchType {
    JSON("application/json-patch+json"),
    MERGE("application/merge-patch+json"),
    APPLY("application/apply-patch+yaml"),
    STRATEGIC("application/strategic-merge-patch+json");

    private final String mediaType;

    PatchType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * The kind of patch of a request.
     *
     * @throws ApiException 415 if there is none such, and for strategic patches of custom resources
     */
    public static PatchType of(String contentType, ResourceType type) {
        var media = contentType.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(candidate -> candidate.mediaType.equals(media))
                .filter(candidate -> candidate != STRATEGIC || !type.custom())
                .findFirst()
                .orElseThrow(() -> ApiException.unsupportedMediaType(Arrays.stream(values())
                        .filter(candidate -> candidate != STRATEGIC || !type.custom())
                        .map(PatchType::mediaType)
                        .collect(Collectors.joining(", "))));
    }
}
