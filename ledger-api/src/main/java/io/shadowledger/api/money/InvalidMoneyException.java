package io.shadowledger.api.money;

/** An amount or a currency that cannot be read; the message says what is wrong and what to write instead. */
public final class InvalidMoneyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidMoneyException(String message) {
        super(message);
    }

    public InvalidMoneyException(String message, Throwable cause) {
        super(message, cause);
    }
}
