package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.ConflictDetail;
import io.shadowledger.api.deadletter.ConflictsApi;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.deadletter.DismissRequest;
import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.MendRefusal;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayCount;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.api.deadletter.ReplaySelection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** The contract over the fake's records that were not posted. */
final class FakeDeadLetterControllers {

    private FakeDeadLetterControllers() {}

    private static void needAdmin() {
        if (!FakeLedgerServer.caller().roles().contains(Role.ADMIN)) {
            throw FakeProblem.of(HttpStatus.FORBIDDEN, "about:blank", "role admin is needed");
        }
    }

    @RestController
    record DeadLetters(FakeLedger ledger) implements DeadLettersApi {

        @Override
        public Page<DeadLetter> deadLetters(
                @Nullable DeadLetterStatus status,
                @Nullable String topic,
                @Nullable String reason,
                @Nullable Instant since,
                @Nullable String after,
                int limit) {
            FakeControllers.needDriftRole();
            var sought = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
            return FakeLedger.page(
                    ledger.deadLetters.all().stream()
                            .map(DeadLetterDetail::summary)
                            .filter(each -> status == null || each.status() == status)
                            .filter(each ->
                                    each.reason().toLowerCase(Locale.ROOT).contains(sought))
                            .toList(),
                    after,
                    limit);
        }

        @Override
        public DeadLetterDetail deadLetter(String id) {
            FakeControllers.needDriftRole();
            return ledger.deadLetters.find(id);
        }

        @Override
        public Replay replay(String id, @Nullable ReplayRequest request) {
            needAdmin();
            return ledger.deadLetters.replay(
                    FakeLedgerServer.caller(),
                    id,
                    request == null ? null : request.payload(),
                    request == null ? null : request.note());
        }

        @Override
        public Replay approve(String id, MendApproval approval) {
            needAdmin();
            return ledger.deadLetters.decide(FakeLedgerServer.caller(), id, approval.digest(), approval.note());
        }

        @Override
        public Replay reject(String id, MendRefusal refusal) {
            needAdmin();
            return ledger.deadLetters.decide(FakeLedgerServer.caller(), id, null, refusal.note());
        }

        @Override
        public ReplayCount replayAll(ReplaySelection selection) {
            needAdmin();
            return new ReplayCount(selection.dryRun(), 0, 0, false);
        }

        @Override
        public DeadLetter dismiss(String id, DismissRequest request) {
            needAdmin();
            return ledger.deadLetters.dismiss(FakeLedgerServer.caller(), id, request.reason());
        }
    }

    @RestController
    record Conflicts(FakeLedger ledger) implements ConflictsApi {

        @Override
        public Page<Conflict> conflicts(
                @Nullable String eventId, @Nullable Instant since, @Nullable String after, int limit) {
            FakeControllers.needDriftRole();
            var conflict = ledger.deadLetters.conflict().summary();
            return FakeLedger.page(
                    eventId == null || eventId.equals(conflict.eventId()) ? List.of(conflict) : List.of(),
                    after,
                    limit);
        }

        @Override
        public ConflictDetail conflict(String id) {
            FakeControllers.needDriftRole();
            var conflict = ledger.deadLetters.conflict();
            if (!conflict.summary().id().equals(id)) {
                throw FakeProblem.notFound("conflict " + id);
            }
            return conflict;
        }
    }
}
