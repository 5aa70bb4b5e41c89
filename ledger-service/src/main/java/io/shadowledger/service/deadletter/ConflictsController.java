package io.shadowledger.service.deadletter;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.ConflictDetail;
import io.shadowledger.api.deadletter.ConflictsApi;
import io.shadowledger.api.deadletter.EventContent;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.problem.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Conflicts over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ConflictsController implements ConflictsApi {

    private static final int MAX_PAGE = 500;

    private final ConflictRepository repository;
    private final Reader reader;

    ConflictsController(ConflictRepository repository, Reader reader) {
        this.repository = repository;
        this.reader = reader;
    }

    @Override
    public Page<Conflict> conflicts(
            @Nullable String eventId, @Nullable Instant since, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var rows = repository.list(Words.sought(eventId, "eventId"), since, Place.of(after), size + 1);
        return new Page<>(
                rows.stream().limit(size).map(this::view).toList(),
                rows.size() > size ? rows.get(size - 1).place().cursor() : null);
    }

    @Override
    public ConflictDetail conflict(String id) {
        var row = RecordId.parse(id)
                .flatMap(repository::find)
                .orElseThrow(() -> new NotFoundException("there is no conflict " + id));
        return new ConflictDetail(view(row), Bytes.payload(row.payload()));
    }

    private Conflict view(ConflictRepository.Row row) {
        var came = reader.read(row.id().topic(), row.payload()) instanceof Reader.Read.Readable(var event)
                ? content(row.id().topic(), event)
                : null;
        return new Conflict(
                row.id().toString(),
                row.id().topic(),
                row.id().partition(),
                row.id().offset(),
                row.eventId(),
                row.place().recordedAt(),
                row.booked(),
                row.bookedAt(),
                row.bookedFrom().toString(),
                came,
                came == null ? List.of() : differences(row.booked(), came));
    }

    private static EventContent content(String topic, BookableEvent event) {
        return new EventContent(
                Reader.isCorrection(topic) ? EntryKind.CORRECTION : EntryKind.EVENT,
                event.accountId(),
                event.amount().toDecimalString(),
                event.amount().currency().getCurrencyCode(),
                event.valueTime(),
                event.reference(),
                event.description());
    }

    private static List<String> differences(EventContent booked, EventContent came) {
        var names = new ArrayList<String>();
        differ(names, "kind", booked.kind(), came.kind());
        differ(names, "accountId", booked.accountId(), came.accountId());
        differ(names, "amount", booked.amount(), came.amount());
        differ(names, "currency", booked.currency(), came.currency());
        differ(names, "valueTime", booked.valueTime(), came.valueTime());
        differ(names, "reference", booked.reference(), came.reference());
        differ(names, "description", booked.description(), came.description());
        return names;
    }

    private static void differ(List<String> names, String name, @Nullable Object booked, @Nullable Object came) {
        if (!Objects.equals(booked, came)) {
            names.add(name);
        }
    }
}
