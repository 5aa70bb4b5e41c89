package io.shadowledger.cli.command;

import io.shadowledger.cli.output.Text;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a choice as people and documents write it: {@code missing-credit} and {@code MISSING_CREDIT} alike. */
public abstract class ChoiceConverter<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> type;

    protected ChoiceConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String value) {
        var name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        return choices(type)
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                        + choices(type).map(Text::choice).collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> Stream<E> choices(Class<E> type) {
        return Arrays.stream(type.getEnumConstants());
    }

    /** The choices, for completion and help. */
    public abstract static class Candidates<E extends Enum<E>> implements Iterable<String> {

        private final Class<E> type;

        protected Candidates(Class<E> type) {
            this.type = type;
        }

        @Override
        public Iterator<String> iterator() {
            return choices(type).map(Text::choice).iterator();
        }
    }
}
