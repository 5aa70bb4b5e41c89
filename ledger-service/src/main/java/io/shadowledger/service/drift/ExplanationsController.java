package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import org.springframework.web.bind.annotation.RestController;

/** Explanations over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ExplanationsController implements ExplanationsApi {

    private final BreakExplanations explanations;

    ExplanationsController(BreakExplanations explanations) {
        this.explanations = explanations;
    }

    @Override
    public BreakExplanation explain(String breakId) {
        return explanations.explain(breakId);
    }
}
