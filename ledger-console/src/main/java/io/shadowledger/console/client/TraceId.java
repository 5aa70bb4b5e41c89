package io.shadowledger.console.client;

import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;

/** The id that ties a user's request to the ledger's logs; 32 hexadecimal digits. */
public final class TraceId {

    static final String HEADER = "X-Trace-Id";
    private static final String KEY = "traceId";

    private TraceId() {}

    /** The id of the request at hand, or a new one outside of a request. */
    public static String current() {
        return Objects.requireNonNullElseGet(MDC.get(KEY), TraceId::fresh);
    }

    static MDC.MDCCloseable open() {
        return MDC.putCloseable(KEY, fresh());
    }

    private static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
