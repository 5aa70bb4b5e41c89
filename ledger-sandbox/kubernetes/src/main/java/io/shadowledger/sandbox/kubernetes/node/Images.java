package io.shadowledger.sandbox.kubernetes.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The commands that stand for images. */
record Images(Map<String, List<String>> commands) {

    /** The command of an image, by its repository: tag and digest do not matter. */
    Optional<List<String>> commandOf(String image) {
        return Optional.ofNullable(commands.get(repository(image)));
    }

    Set<String> known() {
        return new TreeSet<>(commands.keySet());
    }

    private static String repository(String image) {
        var name = image.split("@", 2)[0];
        var colon = name.lastIndexOf(':');
        // A colon before the last slash belongs to a registry's port
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
