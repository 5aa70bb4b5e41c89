package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.shadowledger.crds.FolderSource;
import io.shadowledger.crds.ReportSourceSpec;
import io.shadowledger.crds.ReportsSpec;
import io.shadowledger.crds.ServiceRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where reports come from: settings {@code shadowledger.reports.*}, volumes of folders, the login of S3. */
final class ReportSources {

    /** Where the volumes of folders are, each under its source's name. */
    private static final String ROOT = "/reports/";

    private ReportSources() {}

    /** Whether the pods of a role take reports in. */
    static boolean areOf(ServiceRole role) {
        return role == ServiceRole.DRIFT || role == ServiceRole.ALL;
    }

    static Map<String, String> settings(ReportsSpec reports) {
        var settings = new TreeMap<String, String>();
        for (int i = 0; i < reports.sources().size(); i++) {
            var prefix = "SHADOWLEDGER_REPORTS_SOURCES_" + i + "_";
            settings(reports.sources().get(i)).forEach((name, value) -> settings.put(prefix + name, value));
        }
        return settings;
    }

    private static Map<String, String> settings(ReportSourceSpec source) {
        var settings = new TreeMap<String, String>();
        settings.put("NAME", source.name());
        if (source.folder() != null) {
            settings.put("KIND", "FOLDER");
            settings.put("FOLDER_PATH", path(source, source.folder()));
        } else if (source.s3() != null) {
            settings.put("KIND", "S3");
            settings.put("S3_BUCKET", source.s3().bucket());
            settings.put("S3_PREFIX", source.s3().prefix());
            settings.put("S3_REGION", Objects.requireNonNullElse(source.s3().region(), ""));
            settings.put("S3_ENDPOINT", Objects.requireNonNullElse(source.s3().endpoint(), ""));
        } else if (source.kafka() != null) {
            settings.put("KIND", "KAFKA");
            settings.put("KAFKA_TOPIC", source.kafka().topic());
        }
        settings.put("FORMAT", Objects.requireNonNullElse(source.format(), ""));
        settings.put("PROFILE", Objects.requireNonNullElse(source.profile(), ""));
        settings.put("ZONE", Objects.requireNonNullElse(source.zone(), ""));
        settings.put(
                "BASIS", source.basis() == null ? "" : source.basis().name().toUpperCase(Locale.ROOT));
        settings.put(
                "COMPLETE", source.complete() == null ? "" : source.complete().toString());
        settings.put("ASOFPATTERN", Objects.requireNonNullElse(source.asOfPattern(), ""));
        // An empty one would be a value; one that is absent has the service's default.
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    static List<Volume> volumes(ReportsSpec reports) {
        return folders(reports)
                .map(source -> new VolumeBuilder()
                        .withName(volume(source))
                        .withNewPersistentVolumeClaim()
                        .withClaimName(Objects.requireNonNull(source.folder()).volumeClaim())
                        .endPersistentVolumeClaim()
                        .build())
                .toList();
    }

    static List<VolumeMount> mounts(ReportsSpec reports) {
        return folders(reports)
                .map(source -> new VolumeMountBuilder()
                        .withName(volume(source))
                        .withMountPath(ROOT + source.name())
                        .build())
                .toList();
    }

    /** The login of S3, under the names that AWS's own clients look for; none where the pods have an identity. */
    static List<EnvVar> credentials(ReportsSpec reports) {
        var secret = reports.s3CredentialsSecret();
        return secret == null
                ? List.of()
                : List.of(
                        PodTemplates.fromSecret("AWS_ACCESS_KEY_ID", secret, "access-key-id"),
                        PodTemplates.fromSecret("AWS_SECRET_ACCESS_KEY", secret, "secret-access-key"));
    }

    private static Stream<ReportSourceSpec> folders(ReportsSpec reports) {
        return reports.sources().stream().filter(source -> source.folder() != null);
    }

    private static String volume(ReportSourceSpec source) {
        return "reports-" + source.name();
    }

    private static String path(ReportSourceSpec source, FolderSource folder) {
        return ROOT + source.name() + (folder.path().isEmpty() ? "" : "/" + folder.path());
    }
}
