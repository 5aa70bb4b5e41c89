package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.ContentHasher;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.InvalidEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a topic's records into events of one kind, or into the reason why one is none. For one thread. */
final class RecordReader {

    private final EventReader events;
    private final EntryKind kind;
    private final ContentHasher hasher = new ContentHasher();

    RecordReader(EventReader events, EntryKind kind) {
        this.events = events;
        this.kind = kind;
    }

    Incoming read(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        if (value == null) {
            return new Incoming.Unreadable(record.offset(), "the record has no value", record.key(), null);
        }
        try {
            var event = switch (kind) {
                case EVENT -> events.read(value);
                case CORRECTION -> events.readCorrection(value);
            };
            return new Incoming.Readable(record.offset(), event, hasher.of(kind, event), record.key(), value);
        } catch (InvalidEventException invalid) {
            return new Incoming.Unreadable(record.offset(), invalid.detail(), record.key(), value);
        }
    }
}
