package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A place that reports are taken from as they come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.name.matches(" + Patterns.NAME + ")",
        fieldPath = ".name",
        message = "the name of a source becomes the name of a volume: use at most 40 lower-case letters, digits and "
                + "'-', beginning and ending with a letter or digit")
@ValidationRule(
        value = "[has(self.folder), has(self.s3), has(self.kafka)].filter(there, there).size() == 1",
        message = "a source is one place: set exactly one of folder, s3 and kafka")
@ValidationRule(
        value = "!has(self.format) || self.format in ['csv', 'json', 'camt053', 'mt940', 'mt942', 'bai2']",
        fieldPath = ".format",
        message = "format must be csv, json, camt053, mt940, mt942 or bai2; leave it out to tell it from each file")
@ValidationRule(
        value = "!has(self.asOfPattern) || has(self.zone)",
        fieldPath = ".zone",
        message = "asOfPattern takes the day from the file's name: set zone, in which that day ends")
public record ReportSourceSpec(
        @JsonPropertyDescription("Name of the source.") @Required @Size(min = 1, max = 40)
        String name,

        @JsonPropertyDescription("A folder that is watched.") @Nullable
        FolderSource folder,

        @JsonPropertyDescription("An S3 prefix that is watched.") @Nullable
        S3Source s3,

        @JsonPropertyDescription("A Kafka topic that is read.") @Nullable
        KafkaSource kafka,

        @JsonPropertyDescription(
                "Format of the files: csv, json, camt053, mt940, mt942 or bai2. Left out: as each file " + "begins.")
        @Size(max = 16)
        @Nullable
        String format,

        @JsonPropertyDescription("Saved profile that CSV is read with (docs/reports.md).")
        @Size(min = 1, max = 100)
        @Nullable
        String profile,

        @JsonPropertyDescription(
                "The bank's time zone, in which its days begin and end. Left out: the profile's, else " + "UTC.")
        @Size(min = 1, max = 64)
        @Nullable
        String zone,

        @JsonPropertyDescription("Which time of an entry counts: value or booked. Left out: value.") @Nullable
        CheckBasis basis,

        @JsonPropertyDescription("Whether the files claim to hold every account. Left out: as their format does.")
        @Nullable
        Boolean complete,

        @JsonPropertyDescription("How a file's name says its day, such as eod-{yyyyMMdd}.csv. Left out: the file does.")
        @Size(min = 1, max = 200)
        @Nullable
        String asOfPattern) {}
