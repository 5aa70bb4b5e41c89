package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.LimitText;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done about a break: propose, approve, reject, or watch it being posted. */
final class CorrectionPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private static final Duration SOON = Duration.ofDays(1);

    /** Proposals that came to nothing. */
    private static final Set<CorrectionStatus> PAST =
            EnumSet.of(CorrectionStatus.REJECTED, CorrectionStatus.STALE, CorrectionStatus.EXPIRED);

    /** What the panel draws of a break; anything else leaves it, and the focus in it, alone. */
    private record Seen(
            String breakId,
            BreakStatus status,
            BreakDetail.@Nullable Proposal proposal,
            List<Correction> corrections,
            String user) {}

    private final transient BreakDesk desk;
    private final transient Formats formats;
    private final transient Clock clock;
    private final Runnable changed;
    private final Div content = Parts.div("stack");
    /** Kept while the panel is drawn anew, so that an update never eats what somebody is typing. */
    private final TextArea reason = new TextArea();

    private transient @Nullable Seen seen;

    CorrectionPanel(BreakDesk desk, Formats formats, Clock clock, Runnable changed) {
        this.desk = desk;
        this.formats = formats;
        this.clock = clock;
        this.changed = changed;
        reason.setId(Ids.BREAK_REASON);
        reason.setLabel(getTranslation("correction.reason"));
        reason.setHelperText(getTranslation("correction.reason.help"));
        reason.setMaxLength(BreakDesk.LONGEST_REASON);
        reason.setRequired(true);
        reason.setManualValidation(true);
        reason.setMinRows(2);
        reason.setWidthFull();
        reason.setValueChangeMode(ValueChangeMode.ON_BLUR);
        reason.getElement().setAttribute("data-keys", "a").setAttribute("data-key-focus", true);
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("correction.title"), content);
    }

    /** Forgets what was typed for another break. */
    void reset() {
        reason.clear();
        reason.setInvalid(false);
    }

    void show(BreakDetail detail, SignedInUser user) {
        var now = new Seen(
                detail.summary().breakId(),
                detail.summary().status(),
                detail.proposal(),
                detail.corrections(),
                user.name());
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        content.removeAll();
        switch (Desk.of(detail, user)) {
            case Desk.Propose(var proposal) -> propose(detail, proposal, user);
            case Desk.Decide(var correction, var approval, var mayReject) ->
                decide(detail, correction, approval, mayReject, user);
            case Desk.Follow(var correction) -> follow(detail, correction);
            case Desk.Done(var status, var correction) -> done(detail, status, correction);
            case Desk.Nothing() -> content.add(new Paragraph(getTranslation("correction.nothing")));
        }
        detail.corrections().stream()
                .filter(past -> PAST.contains(past.status()))
                .forEach(past -> content.add(past(past)));
    }

    private void propose(BreakDetail detail, BreakDetail.Proposal proposal, SignedInUser user) {
        var button = new Button(getTranslation("correction.propose"));
        button.setId(Ids.BREAK_PROPOSE);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            try {
                proposeAs(detail.summary().breakId());
            } finally {
                button.setEnabled(true);
            }
        });
        content.add(
                new Paragraph(getTranslation("correction.would-post")),
                PostingTable.of(detail.summary().accountId(), proposal, formats),
                reason);
        limits(proposal.currency(), user);
        content.add(Parts.div("actions", button));
    }

    /** What of this currency the user may propose and approve, where the operator has set a limit. */
    private void limits(String currency, SignedInUser user) {
        try {
            LimitText.of(desk.policies(), user, currency, formats).ifPresent(text -> {
                var said = Parts.span("quiet", text);
                said.setId(Ids.CORRECTION_LIMIT);
                content.add(said);
            });
        } catch (LedgerException notNow) {
            // The ledger says it itself when it refuses
        }
    }

    private void proposeAs(String breakId) {
        boolean given = reason.getValue().strip().length() >= BreakDesk.SHORTEST_REASON;
        reason.setErrorMessage(getTranslation("correction.reason.missing"));
        reason.setInvalid(!given);
        if (!given) {
            reason.focus();
            return;
        }
        Message.trying(() -> {
            desk.propose(breakId, reason.getValue());
            reason.clear();
            Message.done(getTranslation("correction.proposed"));
        });
        changed.run();
    }

    private void decide(
            BreakDetail detail, Correction correction, Desk.Approval approval, boolean mayReject, SignedInUser user) {
        var approve = new Button(getTranslation("correction.approve"));
        approve.setId(Ids.CORRECTION_APPROVE);
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setEnabled(approval == Desk.Approval.ALLOWED);
        approve.getElement().setAttribute("data-keys", "a");
        approve.addClickListener(click -> new ApproveDialog(desk, formats, correction, changed).open());
        var actions = Parts.div("actions", approve);
        if (mayReject) {
            boolean own = correction.maker().equals(user.name());
            var reject = new Button(getTranslation(own ? "correction.withdraw" : "correction.reject"));
            reject.setId(Ids.CORRECTION_REJECT);
            reject.addClickListener(click -> new RejectDialog(desk, correction, own, changed).open());
            actions.add(reject);
        }
        content.add(Steps.of(detail, correction), PostingTable.of(correction, balanceAfter(detail), formats));
        content.add(facts(correction));
        limits(correction.currency(), user);
        content.add(actions);
        if (approval != Desk.Approval.ALLOWED) {
            var why = Parts.div(
                    "notice",
                    new Span(getTranslation(approval == Desk.Approval.OWN ? "correction.own" : "correction.role")));
            why.addClassName("waiting");
            why.setId(Ids.CORRECTION_APPROVE_WHY_NOT);
            approve.getElement().setAttribute("aria-describedby", Ids.CORRECTION_APPROVE_WHY_NOT);
            content.add(why);
        }
    }

    private void follow(BreakDetail detail, Correction correction) {
        content.add(
                Steps.of(detail, correction),
                PostingTable.of(correction, Optional.empty(), formats),
                facts(correction));
    }

    private void done(BreakDetail detail, BreakStatus status, Optional<Correction> correction) {
        correction.ifPresentOrElse(
                posted -> {
                    follow(detail, posted);
                    reversal(posted);
                },
                () -> content.add(new Paragraph(getTranslation(
                        status == BreakStatus.SELF_HEALED ? "correction.self-healed" : "correction.closed"))));
    }

    /** A reversal cannot be taken back; the break that it opens again is corrected anew. */
    private void reversal(Correction posted) {
        if (posted.status() != CorrectionStatus.POSTED || posted.reverses() != null || posted.reversedBy() != null) {
            return;
        }
        var reverse = new Button(getTranslation("reverse.open"));
        reverse.setId(Ids.CORRECTION_REVERSE);
        reverse.addClickListener(click -> ReverseDialog.open(desk, posted, formats, changed));
        content.add(Parts.div("actions", reverse));
    }

    private Component facts(Correction correction) {
        var times = formats.times();
        var digest = Parts.span("digest", shortForm(correction.digest()));
        digest.setId(Ids.CORRECTION_DIGEST);
        digest.setTitle(correction.digest());
        var facts = Parts.div(
                "facts",
                Parts.fact(
                        getTranslation("correction.maker"),
                        getTranslation("correction.by-at", correction.maker(), times.moment(correction.proposedAt()))),
                Parts.fact(getTranslation("correction.reason"), correction.reason()),
                Parts.fact(getTranslation("correction.digest"), digest));
        if (correction.checker() != null && correction.decidedAt() != null) {
            facts.add(Parts.fact(
                    getTranslation("correction.checker"),
                    getTranslation("correction.by-at", correction.checker(), times.moment(correction.decidedAt()))));
        }
        if (correction.reverses() != null) {
            facts.add(Parts.fact(getTranslation("correction.reverses"), correction.reverses()));
        }
        if (correction.reversedBy() != null) {
            facts.add(Parts.fact(getTranslation("correction.reversed-by"), correction.reversedBy()));
        }
        if (correction.status() == CorrectionStatus.PROPOSED && correction.expiresAt() != null) {
            var expiry = Parts.span("fact-value", times.minute(correction.expiresAt()));
            expiry.setId(Ids.CORRECTION_EXPIRES);
            expiry.setClassName(
                    "bad-text",
                    Duration.between(clock.instant(), correction.expiresAt()).compareTo(SOON) < 0);
            facts.add(Parts.fact(getTranslation("correction.expires"), expiry));
        }
        if (correction.policy() != null) {
            var policy = Parts.span("digest", shortForm(correction.policy()));
            policy.setTitle(correction.policy());
            facts.add(Parts.fact(getTranslation("correction.policy"), policy));
        }
        if (correction.decisionNote() != null && !correction.decisionNote().isBlank()) {
            facts.add(Parts.fact(getTranslation("correction.note"), correction.decisionNote()));
        }
        facts.addClassName("narrow");
        return facts;
    }

    private Component past(Correction past) {
        var note = Objects.requireNonNullElse(past.decisionNote(), "");
        return Parts.div(
                "past",
                io.shadowledger.console.shell.Badge.of(past.status()).component(),
                Parts.span(
                        "quiet",
                        getTranslation(
                                switch (past.status()) {
                                    case STALE -> "correction.past.stale";
                                    case EXPIRED -> "correction.past.expired";
                                    default -> "correction.past";
                                },
                                past.maker(),
                                formats.figures().signed(past.amount()),
                                Objects.requireNonNullElse(past.checker(), "–"),
                                note)));
    }

    /** The first twelve digits: enough to compare by eye; the whole is in the tooltip. */
    static String shortForm(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    private static Optional<String> balanceAfter(BreakDetail detail) {
        return Optional.ofNullable(detail.proposal()).map(BreakDetail.Proposal::balanceAfter);
    }
}
