package io.shadowledger.api.system;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** How the ledger is doing. Every signed-in role. */
@HttpExchange
public interface SystemApi {

    @GetExchange("/api/v1/status")
    SystemStatus status();
}
