package io.shadowledger.service.correction;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.drift.BreakCorrections;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the breaks about their corrections. */
@Component
class CorrectionsOfBreaks implements BreakCorrections {

    private final CorrectionRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    CorrectionsOfBreaks(CorrectionRepository repository, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Correction> of(String breakId) {
        return repository.ofBreak(breakId).stream().map(CorrectionRow::view).toList();
    }

    @Override
    public List<Long> posted(List<Long> breakNos) {
        return repository.posted(breakNos);
    }

    @Override
    public void overtaken(List<Long> breakNos, String why) {
        for (var correctionId : repository.markStale(breakNos, clock.instant())) {
            audit.add(
                    AuditTrail.SYSTEM,
                    Act.CORRECTION_STALE,
                    correctionId,
                    Map.of("status", "PROPOSED"),
                    Map.of("status", "STALE", "why", why));
        }
    }
}
