package io.shadowledger.service.reads;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the caller which database answered. */
final class ReadFromHeader {

    static final String NAME = "X-Shadow-Ledger-Read-From";

    private ReadFromHeader() {}

    static void set(String server) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getResponse() != null) {
            request.getResponse().setHeader(NAME, server);
        }
    }
}
