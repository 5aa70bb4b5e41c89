package io.shadowledger.service.intake;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.event.BatchReceipt.Rejection;
import io.shadowledger.api.event.EventReceipt;
import io.shadowledger.api.event.EventsApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.EventReader.Read;
import io.shadowledger.service.intake.Delivery.Outcome;
import io.shadowledger.service.intake.KnownEvents.Knowledge;
import io.shadowledger.service.problem.UnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Decides on events: known already, refused, or put on the topic. */
@Service
@ConditionalOnRole(ServiceRole.EVENTS)
final class Intake {

    private final EventReader reader;
    private final KnownEvents known;
    private final Delivery delivery;

    Intake(LedgerProperties properties, KnownEvents known, Delivery delivery) {
        this.reader = new EventReader(properties.currency());
        this.known = known;
        this.delivery = delivery;
    }

    EventReceipt submit(byte[] body) {
        var event = Submission.of(reader.readStrictly(body));
        var knowledge = known.of(Set.of(event.eventId())).about(event);
        if (knowledge != Knowledge.NEW) {
            throw KnownEventException.of(event.eventId(), knowledge);
        }
        var outcome = delivery.deliver(List.of(event)).getFirst();
        return switch (outcome) {
            case Outcome.Accepted(var place) -> {
                known.remember(List.of(event));
                yield new EventReceipt(
                        event.eventId(), event.event().accountId(), place.topic(), place.partition(), place.offset());
            }
            case Outcome.Failed failed -> throw new UnavailableException(failed.detail(), failed.cause());
        };
    }

    BatchReceipt submitBatch(byte[] body) {
        var all = reader.readAll(body, EventsApi.MAX_BATCH);
        var rejected = new ArrayList<Rejection>();
        int duplicates = 0;

        // The first of each id within the batch, with its place
        var fresh = new LinkedHashMap<String, Candidate>();
        for (int i = 0; i < all.size(); i++) {
            switch (all.get(i)) {
                case Read.Bad(var eventId, var field, var detail) ->
                    rejected.add(new Rejection(i, eventId, field, detail));
                case Read.Good(var event, var json) -> {
                    var submission = Submission.of(event, json);
                    var first = fresh.putIfAbsent(event.eventId(), new Candidate(i, submission));
                    if (first != null && first.event().sameContent(submission)) {
                        duplicates++;
                    } else if (first != null) {
                        rejected.add(conflict(i, submission.eventId()));
                    }
                }
            }
        }

        var lookup = known.of(fresh.keySet());
        var toSend = new ArrayList<Candidate>();
        for (var candidate : fresh.values()) {
            switch (lookup.about(candidate.event())) {
                case NEW -> toSend.add(candidate);
                case SAME -> duplicates++;
                case OTHER ->
                    rejected.add(conflict(candidate.index(), candidate.event().eventId()));
            }
        }
        int accepted = send(toSend, rejected);
        rejected.sort(Comparator.comparingInt(Rejection::index));
        return new BatchReceipt(accepted, duplicates, rejected);
    }

    private int send(List<Candidate> toSend, List<Rejection> rejected) {
        var outcomes = delivery.deliver(toSend.stream().map(Candidate::event).toList());
        var accepted = new ArrayList<Submission>(toSend.size());
        Outcome.Failed lastFailure = null;
        for (int i = 0; i < outcomes.size(); i++) {
            var candidate = toSend.get(i);
            switch (outcomes.get(i)) {
                case Outcome.Accepted _ -> accepted.add(candidate.event());
                case Outcome.Failed failed -> {
                    rejected.add(
                            new Rejection(candidate.index(), candidate.event().eventId(), "", failed.detail()));
                    lastFailure = failed;
                }
            }
        }
        known.remember(accepted);
        if (accepted.isEmpty() && lastFailure != null) {
            throw new UnavailableException(lastFailure.detail(), lastFailure.cause());
        }
        return accepted.size();
    }

    private static Rejection conflict(int index, String eventId) {
        return new Rejection(index, eventId, "eventId", KnownEventException.CONFLICT);
    }

    private record Candidate(int index, Submission event) {}
}
