package io.shadowledger.cli;

import io.shadowledger.cli.runtime.Environment;

/** Lets tests of other packages run command lines. */
public final class CommandLines {

    private CommandLines() {}

    public static int run(Environment environment, String... args) {
        return new CommandTree(environment).run(args);
    }
}
