package io.shadowledger.service.intake;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.event.EventReceipt;
import io.shadowledger.api.event.EventsApi;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The routes of {@link EventsApi}. It takes the bodies as they come, and so does not implement the interface: a batch
 * is judged event by event, and the answer to a bad one names its field.
 */
@RestController
@ConditionalOnRole(ServiceRole.EVENTS)
final class EventsController {

    private final Intake intake;

    EventsController(Intake intake) {
        this.intake = intake;
    }

    @PostMapping(path = "/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submit",
            summary = "Accepts one event",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = TransactionEvent.class))))
    EventReceipt submit(@RequestBody(required = false) byte @Nullable [] body) {
        return intake.submit(body == null ? new byte[0] : body);
    }

    @PostMapping(path = "/api/v1/events/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitBatch",
            summary = "Accepts up to 5,000 events, each for itself",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            array =
                                                    @ArraySchema(
                                                            schema =
                                                                    @Schema(implementation = TransactionEvent.class)))))
    BatchReceipt submitBatch(@RequestBody(required = false) byte @Nullable [] body) {
        return intake.submitBatch(body == null ? new byte[0] : body);
    }
}
