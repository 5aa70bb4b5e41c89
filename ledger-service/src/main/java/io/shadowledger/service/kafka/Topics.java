package io.shadowledger.service.kafka;

/** The ledger's topics. Keys are account ids, values JSON of {@link io.shadowledger.api.event.TransactionEvent}. */
public final class Topics {

    /** Events of the bank. */
    public static final String RAW = "transactions.raw";
    /** Corrections that a checker approved. */
    public static final String CORRECTIONS = "transactions.corrections";
    /** Records that could not be read, with the reason in their headers. */
    public static final String DEAD_LETTER = "transactions.dead-letter";

    private Topics() {}
}
