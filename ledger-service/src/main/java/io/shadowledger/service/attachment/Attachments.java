package io.shadowledger.service.attachment;

import io.shadowledger.api.drift.Attachment;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files at breaks. Each one is a transaction with its line of the history and its row of the audit trail. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
@Transactional
class Attachments {

    private static final int MOST = 20;

    private final AttachmentRepository repository;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final Clock clock;

    Attachments(AttachmentRepository repository, Breaks breaks, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.breaks = breaks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as it is kept. */
    record Stored(Attachment attachment, byte[] content) {}

    /** The break is locked meanwhile, so two at once do not get past the limit together. */
    Attachment attach(String breakId, String name, String contentType, byte[] content, String who) {
        var open = breaks.lock(breakId).orElseThrow(() -> unknown(breakId));
        var sha256 = sha256(content);
        var known = repository.of(breakId);
        var same = known.stream().filter(each -> each.sha256().equals(sha256)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (known.size() >= MOST) {
            throw new StateException("break " + breakId + " has " + MOST
                    + " attachments, and no more are kept: put several files into one archive");
        }
        repository.keep(sha256, content);
        var wanted = new Attachment(
                "", name, contentType, content.length, sha256, clock.instant().truncatedTo(ChronoUnit.MICROS), who);
        var attachmentId = repository.attach(open.breakNo(), wanted);
        var attached = new Attachment(attachmentId, name, contentType, wanted.size(), sha256, wanted.addedAt(), who);
        breaks.note(
                open,
                who,
                String.format(Locale.ENGLISH, "Attached %s (%,d bytes, SHA-256 %s).", name, attached.size(), sha256));
        audit.add(who, Act.BREAK_ATTACHED, breakId, null, attached);
        return attached;
    }

    @Transactional(readOnly = true)
    List<Attachment> of(String breakId) {
        if (!repository.knowsBreak(breakId)) {
            throw unknown(breakId);
        }
        return repository.of(breakId);
    }

    /** @throws AlteredException if it is not what was attached */
    @Transactional(readOnly = true)
    Stored stored(String breakId, String attachmentId) {
        var attachment = repository
                .find(breakId, attachmentId)
                .orElseThrow(() -> new NotFoundException("break " + breakId + " has no attachment " + attachmentId));
        var content = repository.content(attachment.sha256());
        var now = sha256(content);
        if (!now.equals(attachment.sha256())) {
            throw new AlteredException(attachment, now);
        }
        return new Stored(attachment, content);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static NotFoundException unknown(String breakId) {
        return new NotFoundException("there is no break " + breakId);
    }
}
