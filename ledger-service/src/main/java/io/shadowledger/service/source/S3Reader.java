package io.shadowledger.service.source;

import io.shadowledger.service.source.SourceProperties.Source;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads the objects under a prefix. Each version of an object, by its key and ETag, is read once; nothing in the bucket
 * is changed. Credentials come from where the AWS SDK finds them: the pod's role, the environment.
 */
final class S3Reader implements SourceReader {

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int CHANGED_MEANWHILE = 412;

    private final Source source;
    private final SourceFiles files;
    private final SourceIntake intake;
    private @Nullable S3Client client;

    S3Reader(Source source, SourceFiles files, SourceIntake intake) {
        this.source = source;
        this.files = files;
        this.intake = intake;
    }

    @Override
    public int read(Lease lease) throws IOException {
        int decided = 0;
        try {
            var bucket = source.s3();
            for (var page : opened().listObjectsV2Paginator(
                            ask -> ask.bucket(bucket.bucket()).prefix(bucket.prefix()))) {
                var known = files.decided(
                        source.name(), page.contents().stream().map(this::place).toList());
                for (var object : page.contents()) {
                    if (object.key().endsWith("/") || known.contains(place(object))) {
                        continue;
                    }
                    if (!lease.held()) {
                        return decided;
                    }
                    decided += take(object) ? 1 : 0;
                }
            }
            return decided;
        } catch (SdkException failure) {
            close();
            throw new SourceException(
                    source.where() + " cannot be read: " + failure.getMessage()
                            + ". Look at the name, the region and the service's credentials",
                    failure);
        }
    }

    @Override
    public void close() {
        var open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }

    /** Answers whether it was decided on; not when it changed or went away since it was listed. */
    private boolean take(S3Object object) throws IOException {
        var key = object.key();
        var file = new IncomingFile(
                key.substring(key.lastIndexOf('/') + 1),
                place(object),
                object.size(),
                Map.of(),
                () -> opened().getObject(
                                ask -> ask.bucket(source.s3().bucket()).key(key).ifMatch(object.eTag())));
        try {
            var unused = intake.take(source, file);
            return true;
        } catch (NoSuchKeyException | ChangingFileException goneOrChanged) {
            return false;
        } catch (S3Exception refused) {
            if (refused.statusCode() == CHANGED_MEANWHILE) {
                return false;
            }
            throw refused;
        }
    }

    private String place(S3Object object) {
        return "s3://" + source.s3().bucket() + "/" + object.key() + "@"
                + object.eTag().replace("\"", "");
    }

    private S3Client opened() {
        if (client == null) {
            var s3 = source.s3();
            var builder = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(Duration.ofSeconds(5))
                            .socketTimeout(SILENCE));
            if (s3.region() != null && !s3.region().isBlank()) {
                builder.region(Region.of(s3.region()));
            }
            if (s3.endpoint() != null && !s3.endpoint().isBlank()) {
                // Services beside Amazon's seldom have a host name per bucket.
                builder.endpointOverride(URI.create(s3.endpoint())).forcePathStyle(true);
            }
            client = builder.build();
        }
        return client;
    }
}
