package io.shadowledger.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Reads and writes the records of the contract: fields in their declared order, absent ones left out. */
public final class Documents {

    private Documents() {}

    /** JSON as it goes over the wire, on one line. */
    public static JsonMapper wire() {
        return records(JsonMapper.builder()).build();
    }

    /** JSON that a person wrote: a field that the record does not have is a mistake. */
    public static JsonMapper written() {
        return records(JsonMapper.builder())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** JSON for reading. */
    static JsonMapper json() {
        return records(JsonMapper.builder())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    /** YAML, for output and for the configuration file. */
    public static YAMLMapper yaml() {
        return records(YAMLMapper.builder())
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .disable(YAMLWriteFeature.SPLIT_LINES)
                .build();
    }

    private static <B extends MapperBuilder<?, B>> B records(B builder) {
        return builder.changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET);
    }
}
