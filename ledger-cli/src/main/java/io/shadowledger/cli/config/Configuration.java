package io.shadowledger.cli.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file's content.
 *
 * @param current the context that is used unless {@code --context} names another
 * @param contexts the contexts by name
 */
public record Configuration(@Nullable String current, Map<String, Context> contexts) {

    /** What an absent file says. */
    public static final Configuration EMPTY = new Configuration(null, Map.of());

    @SuppressWarnings("NullAway") // Jackson passes null for an absent map
    public Configuration {
        contexts = contexts == null ? Map.of() : new LinkedHashMap<>(contexts);
    }

    /** The same with another current context. */
    public Configuration withCurrent(String name) {
        return new Configuration(name, contexts);
    }

    /** The same with one context more, or one changed; the first one becomes current. */
    public Configuration withContext(String name, Context context) {
        var changed = new LinkedHashMap<>(contexts);
        changed.put(name, context);
        return new Configuration(current == null ? name : current, changed);
    }
}
