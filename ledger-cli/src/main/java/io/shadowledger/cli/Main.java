package io.shadowledger.cli;

import io.shadowledger.cli.runtime.Environment;

/** Begins {@code shadowledger}, also as {@code kubectl shadowledger}. */
public final class Main {

    private Main() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandTree(Environment.system()).run(args));
    }
}
