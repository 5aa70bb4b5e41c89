package io.shadowledger.cli.imports;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which column holds which field.
 *
 * @param columns the columns' names, or their numbers from 1; fields left out are looked for under their own names
 */
public record FieldMapping(Map<EventField, String> columns) {

    /** Columns named as the contract names the fields. */
    public static final FieldMapping BY_NAME = new FieldMapping(Map.of());

    public FieldMapping {
        columns = Map.copyOf(columns);
    }

    /**
     * Takes {@code field=column} pairs.
     *
     * @throws IllegalArgumentException if a field is not known
     */
    public static FieldMapping of(Map<String, String> pairs) {
        var columns = new EnumMap<EventField, String>(EventField.class);
        pairs.forEach((name, column) -> columns.put(
                EventField.named(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "an event has no field '" + name + "'; it has " + known())),
                column.strip()));
        return new FieldMapping(columns);
    }

    /** The column's name for a field. */
    public String column(EventField field) {
        return columns.getOrDefault(field, field.wireName());
    }

    boolean names(EventField field) {
        return columns.containsKey(field);
    }

    private static String known() {
        return Arrays.stream(EventField.values()).map(EventField::wireName).collect(Collectors.joining(", "));
    }
}
