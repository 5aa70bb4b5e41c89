package io.shadowledger.cli.runtime;

import java.util.Optional;

/** What the process is attached to. */
public interface Terminal {

    /** Whether standard output is read by a person. */
    boolean outputIsTerminal();

    /** Whether standard error is read by a person. */
    boolean errorIsTerminal();

    /** Whether a question can be asked. */
    boolean canAsk();

    /** Asks for a line; empty when the input ended. */
    Optional<String> ask(String prompt);

    /** Asks for a line without showing what is typed; empty when the input ended. */
    Optional<char[]> askSecretly(String prompt);
}
