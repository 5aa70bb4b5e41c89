package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;

/** Making pods from templates, and reading them. */
final class Pods {

    static final String HASH_LABEL = "pod-template-hash";
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private Pods() {}

    /** A pod of a template, on the given node, owned by what has the template. */
    static Pod of(PodTemplateSpec template, HasMetadata owner, String prefix, String hash, String node) {
        return new PodBuilder()
                .withNewMetadataLike(Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new))
                .withName(null)
                .withGenerateName(prefix)
                .withNamespace(owner.getMetadata().getNamespace())
                .addToLabels(HASH_LABEL, hash)
                .addNewOwnerReference()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpecLike(template.getSpec())
                .withNodeName(node)
                .endSpec()
                .build();
    }

    /** Equal for equal templates. */
    static String hash(PodTemplateSpec template) {
        var crc = new CRC32();
        crc.update(Serialization.asJson(template).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    static String hash(Pod pod) {
        return Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of())
                .getOrDefault(HASH_LABEL, "");
    }

    static boolean isOwnedBy(Pod pod, HasMetadata owner) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference ->
                        reference.getUid().equals(owner.getMetadata().getUid()));
    }

    static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    static boolean isTerminating(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether it has run to its end. */
    static boolean isOver(Pod pod) {
        return OVER.contains(phase(pod));
    }

    static String phase(Pod pod) {
        return pod.getStatus() == null
                ? ""
                : Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
    }
}
