package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.Attachment;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.api.drift.Suppression;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The rules: four eyes, exact digests, and a correction that takes a moment to reach the book. */
public final class FakeLedger {

    private static final Duration STEP = Duration.ofMillis(1_200);

    final FakeBook book;
    final FakeUsers users;
    final FakeDeadLetters deadLetters;
    final FakeTrail trail = new FakeTrail();
    private final Clock clock;
    private final Map<String, Correction> corrections = new LinkedHashMap<>();
    private final Map<String, List<BreakDetail.HistoryLine>> histories = new LinkedHashMap<>();
    private final Map<String, Map<String, Attachment>> attachments = new LinkedHashMap<>();
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private volatile boolean failing;

    FakeLedger(Clock clock, int breakCount) {
        this.clock = clock;
        this.book = new FakeBook(clock, breakCount);
        this.users = new FakeUsers(clock);
        this.deadLetters = new FakeDeadLetters(clock, book.asOf);
        book.breaks
                .values()
                .forEach(each ->
                        remember(each.breakId(), each.openedAt(), "system", "Found by comparing cbs-balances.csv"));
    }

    public FakeUsers users() {
        return users;
    }

    /** Makes every call answer 503, or no longer. */
    public void failing(boolean now) {
        failing = now;
    }

    /** Lets the books drift further, so that a proposal made before no longer fits. */
    public synchronized void driftFurther(String breakId) {
        change(
                breakId,
                each -> with(
                        each,
                        each.status(),
                        new BigDecimal(each.drift()).add(BigDecimal.ONE).toPlainString(),
                        each.shadowBalance()));
    }

    boolean isFailing() {
        return failing;
    }

    synchronized List<Break> breaks() {
        settle();
        return List.copyOf(book.breaks.values());
    }

    synchronized List<Correction> corrections() {
        settle();
        return new ArrayList<>(corrections.values()).reversed();
    }

    synchronized BreakDetail detail(String breakId) {
        settle();
        var about = find(breakId);
        var own = corrections().stream()
                .filter(each -> each.breakId().equals(breakId))
                .toList();
        boolean pending = own.stream().anyMatch(each -> switch (each.status()) {
            case PROPOSED, APPROVED, RELEASED -> true;
            default -> false;
        });
        boolean over = about.status().isOver();
        var lines = book.statement(about.accountId(), about.currency());
        var recent = lines.reversed().stream().limit(8).toList();
        var evidence = switch (about.verdict()) {
            case DUPLICATE, AMOUNT_DIFFERS -> recent.stream().limit(2).toList();
            default -> List.<StatementLine>of();
        };
        return new BreakDetail(
                about,
                evidence,
                recent,
                own,
                pending || over ? null : proposal(about),
                histories.getOrDefault(breakId, List.of()),
                List.of());
    }

    synchronized Correction propose(Token maker, String breakId, String reason) {
        settle();
        var about = find(breakId);
        if (about.status() == BreakStatus.CLOSED) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STATE, "the break is closed");
        }
        var proposal = proposal(about);
        var digest = sha256(breakId + proposal + reason + corrections.size());
        var correction = new Correction(
                "c-" + digest.substring(0, 12),
                breakId,
                about.accountId(),
                about.currency(),
                proposal.amount(),
                proposal.contraAccount(),
                proposal.valueTime(),
                reason,
                CorrectionStatus.PROPOSED,
                maker.username(),
                clock.instant(),
                null,
                null,
                null,
                digest,
                null,
                null,
                clock.instant().plus(Duration.ofDays(7)),
                null);
        corrections.put(correction.correctionId(), correction);
        change(breakId, each -> with(each, BreakStatus.PROPOSED, each.drift(), each.shadowBalance()));
        remember(breakId, clock.instant(), maker.username(), "Proposed " + proposal.amount() + " " + about.currency());
        return correction;
    }

    synchronized Correction approve(Token checker, String correctionId, String digest, @Nullable String note) {
        settle();
        var correction = proposed(checker, correctionId);
        if (correction.maker().equals(checker.username())) {
            throw FakeProblem.of(HttpStatus.FORBIDDEN, Problems.FOUR_EYES, "the maker cannot approve");
        }
        if (!correction.digest().equals(digest)) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STATE, "the digest is another");
        }
        if (correction.reverses() == null
                && !proposal(find(correction.breakId())).amount().equals(correction.amount())) {
            corrections.put(correctionId, decided(correction, CorrectionStatus.STALE, checker, note));
            change(correction.breakId(), each -> with(each, BreakStatus.OPEN, each.drift(), each.shadowBalance()));
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STALE, "the drift has changed");
        }
        var approved = decided(correction, CorrectionStatus.APPROVED, checker, note);
        corrections.put(correctionId, approved);
        change(correction.breakId(), each -> with(each, BreakStatus.APPROVED, each.drift(), each.shadowBalance()));
        remember(correction.breakId(), clock.instant(), checker.username(), "Approved the correction");
        return approved;
    }

    synchronized Correction reject(Token checker, String correctionId, String note) {
        settle();
        var correction = proposed(checker, correctionId);
        var rejected = decided(correction, CorrectionStatus.REJECTED, checker, note);
        corrections.put(correctionId, rejected);
        change(correction.breakId(), each -> with(each, BreakStatus.OPEN, each.drift(), each.shadowBalance()));
        remember(correction.breakId(), clock.instant(), checker.username(), "Refused the correction: " + note);
        return rejected;
    }

    synchronized Correction reverse(Token maker, String correctionId, String reason) {
        settle();
        var posted = correction(correctionId);
        if (posted.status() != CorrectionStatus.POSTED || posted.reverses() != null || posted.reversedBy() != null) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.STATE, "only a posted correction can be reversed, once");
        }
        var digest = sha256(correctionId + reason);
        var reversal = new Correction(
                "v-" + digest.substring(0, 12),
                posted.breakId(),
                posted.accountId(),
                posted.currency(),
                new BigDecimal(posted.amount()).negate().toPlainString(),
                posted.contraAccount(),
                posted.valueTime(),
                reason,
                CorrectionStatus.PROPOSED,
                maker.username(),
                clock.instant(),
                null,
                null,
                null,
                digest,
                correctionId,
                null,
                clock.instant().plus(Duration.ofDays(7)),
                null);
        corrections.put(reversal.correctionId(), reversal);
        corrections.put(correctionId, reversed(posted, reversal.correctionId()));
        remember(posted.breakId(), clock.instant(), maker.username(), "Proposed to take the correction back");
        return reversal;
    }

    private static Correction reversed(Correction each, String by) {
        return new Correction(
                each.correctionId(),
                each.breakId(),
                each.accountId(),
                each.currency(),
                each.amount(),
                each.contraAccount(),
                each.valueTime(),
                each.reason(),
                each.status(),
                each.maker(),
                each.proposedAt(),
                each.checker(),
                each.decidedAt(),
                each.decisionNote(),
                each.digest(),
                each.reverses(),
                by,
                each.expiresAt(),
                each.policy());
    }

    /** Attaches a file; the same content again is the attachment that is there. */
    synchronized Attachment attach(Token who, String breakId, String name, String type, byte[] content) {
        find(breakId);
        var sha256 = sha256(new String(content, StandardCharsets.ISO_8859_1));
        var known = attachments.computeIfAbsent(breakId, none -> new LinkedHashMap<>());
        if (!known.containsKey(sha256)) {
            var attachment = new Attachment(
                    "att-" + sha256.substring(0, 8),
                    name,
                    type,
                    content.length,
                    sha256,
                    clock.instant(),
                    who.username());
            known.put(sha256, attachment);
            contents.put(attachment.attachmentId(), content);
            change(breakId, each -> withAttachments(each, known.size()));
            remember(breakId, clock.instant(), who.username(), "Attached " + name);
        }
        return Objects.requireNonNull(known.get(sha256));
    }

    synchronized List<Attachment> attachments(String breakId) {
        return List.copyOf(attachments.getOrDefault(breakId, Map.of()).values());
    }

    synchronized byte[] content(String attachmentId) {
        return Objects.requireNonNullElseGet(contents.get(attachmentId), () -> {
            throw FakeProblem.notFound("attachment " + attachmentId);
        });
    }

    /** Lets somebody look after a break, or nobody. */
    synchronized Break own(Token who, String breakId, @Nullable String owner) {
        find(breakId);
        change(breakId, each -> workedOn(each, owner, each.suppressed()));
        remember(breakId, clock.instant(), who.username(), owner == null ? "Gave it up." : "Gave it to " + owner + ".");
        return find(breakId);
    }

    synchronized Break suppress(Token who, String breakId, @Nullable Suppression wanted) {
        find(breakId);
        var after = wanted == null ? null : new Suppressed(who.username(), wanted.reason(), wanted.until());
        change(breakId, each -> workedOn(each, each.owner(), after));
        remember(
                breakId,
                clock.instant(),
                who.username(),
                wanted == null ? "Put it into the queue again." : "Suppressed until " + wanted.until());
        return find(breakId);
    }

    synchronized BreakDetail.HistoryLine comment(Token who, String breakId, String text) {
        find(breakId);
        remember(breakId, clock.instant(), who.username(), "Comment: " + text);
        return histories.get(breakId).getLast();
    }

    private Break workedOn(Break each, @Nullable String owner, @Nullable Suppressed suppressed) {
        return copy(each, each.status(), each.drift(), each.shadowBalance(), each.attachments(), owner, suppressed);
    }

    private Break withAttachments(Break each, int attached) {
        return copy(each, each.status(), each.drift(), each.shadowBalance(), attached, each.owner(), each.suppressed());
    }

    synchronized Correction correction(String correctionId) {
        settle();
        return Objects.requireNonNullElseGet(corrections.get(correctionId), () -> {
            throw FakeProblem.notFound("correction " + correctionId);
        });
    }

    /** Cuts a page out of a list; the cursor is the index. */
    static <T> Page<T> page(List<T> all, @Nullable String after, int limit) {
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(Math.min(from, all.size()), to), to < all.size() ? String.valueOf(to) : null);
    }

    private Correction proposed(Token user, String correctionId) {
        if (!user.roles().contains(Role.ADMIN)) {
            throw FakeProblem.of(HttpStatus.FORBIDDEN, "about:blank", "role admin is needed");
        }
        var correction = correction(correctionId);
        if (correction.status() != CorrectionStatus.PROPOSED) {
            throw FakeProblem.of(
                    HttpStatus.CONFLICT, Problems.STATE, "the correction is " + correction.status() + " already");
        }
        return correction;
    }

    /** Moves approved corrections on by the time that has passed. */
    private void settle() {
        for (var correction : List.copyOf(corrections.values())) {
            var decidedAt = correction.decidedAt();
            if (decidedAt == null) {
                continue;
            }
            long steps = Duration.between(decidedAt, clock.instant()).dividedBy(STEP);
            if (correction.status() == CorrectionStatus.APPROVED && steps >= 1) {
                corrections.put(correction.correctionId(), withStatus(correction, CorrectionStatus.RELEASED));
                change(
                        correction.breakId(),
                        each -> with(each, BreakStatus.RELEASED, each.drift(), each.shadowBalance()));
                remember(correction.breakId(), clock.instant(), "system", "Released to transactions.corrections");
            } else if (correction.status() == CorrectionStatus.RELEASED && steps >= 2) {
                corrections.put(correction.correctionId(), withStatus(correction, CorrectionStatus.POSTED));
                book.post(
                        correction.accountId(),
                        new StatementLine(
                                correction.correctionId(),
                                EntryKind.CORRECTION,
                                correction.valueTime(),
                                clock.instant(),
                                correction.amount(),
                                correction.currency(),
                                "0",
                                false,
                                null,
                                correction.reason()));
                change(
                        correction.breakId(),
                        each -> with(each, BreakStatus.RECHECKING, each.drift(), each.shadowBalance()));
                remember(correction.breakId(), clock.instant(), "system", "Posted to the shadow book");
            } else if (correction.status() == CorrectionStatus.POSTED
                    && steps >= 4
                    && find(correction.breakId()).status() == BreakStatus.RECHECKING) {
                change(
                        correction.breakId(),
                        each -> with(
                                each,
                                BreakStatus.CLOSED,
                                new BigDecimal(each.drift())
                                        .subtract(new BigDecimal(each.drift()))
                                        .toPlainString(),
                                book.balance(each.accountId(), each.currency())));
                remember(correction.breakId(), clock.instant(), "system", "Checked again: the books tie. Closed");
            }
        }
    }

    private static BreakDetail.Proposal proposal(Break about) {
        var amount = new BigDecimal(about.drift()).negate();
        var shadow = about.shadowBalance() == null ? BigDecimal.ZERO : new BigDecimal(about.shadowBalance());
        return new BreakDetail.Proposal(
                amount.toPlainString(),
                about.currency(),
                "@drift-suspense",
                about.asOf(),
                shadow.add(amount).toPlainString());
    }

    private Break find(String breakId) {
        var found = book.breaks.get(breakId);
        if (found == null) {
            throw FakeProblem.notFound("break " + breakId);
        }
        return found;
    }

    private void change(String breakId, UnaryOperator<Break> change) {
        book.breaks.computeIfPresent(breakId, (id, each) -> change.apply(each));
    }

    private Break with(Break each, BreakStatus status, String drift, @Nullable String shadowBalance) {
        return copy(each, status, drift, shadowBalance, each.attachments(), each.owner(), each.suppressed());
    }

    private Break copy(
            Break each,
            BreakStatus status,
            String drift,
            @Nullable String shadowBalance,
            int attached,
            @Nullable String owner,
            @Nullable Suppressed suppressed) {
        return new Break(
                each.breakId(),
                each.accountId(),
                each.currency(),
                status,
                each.verdict(),
                drift,
                each.reportedBalance(),
                shadowBalance,
                each.explanation(),
                each.residual(),
                each.severity(),
                each.ageDays(),
                attached,
                each.asOf(),
                each.basis(),
                each.openedAt(),
                clock.instant(),
                each.reportId(),
                owner,
                suppressed,
                each.reopened());
    }

    private Correction decided(Correction each, CorrectionStatus status, Token checker, @Nullable String note) {
        return new Correction(
                each.correctionId(),
                each.breakId(),
                each.accountId(),
                each.currency(),
                each.amount(),
                each.contraAccount(),
                each.valueTime(),
                each.reason(),
                status,
                each.maker(),
                each.proposedAt(),
                checker.username(),
                clock.instant(),
                note,
                each.digest(),
                each.reverses(),
                each.reversedBy(),
                each.expiresAt(),
                each.policy());
    }

    private static Correction withStatus(Correction each, CorrectionStatus status) {
        return new Correction(
                each.correctionId(),
                each.breakId(),
                each.accountId(),
                each.currency(),
                each.amount(),
                each.contraAccount(),
                each.valueTime(),
                each.reason(),
                status,
                each.maker(),
                each.proposedAt(),
                each.checker(),
                each.decidedAt(),
                each.decisionNote(),
                each.digest(),
                each.reverses(),
                each.reversedBy(),
                each.expiresAt(),
                each.policy());
    }

    private void remember(String breakId, Instant at, String who, String what) {
        histories.computeIfAbsent(breakId, none -> new ArrayList<>()).add(new BreakDetail.HistoryLine(at, who, what));
        trail.add(at, who, what, breakId);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
