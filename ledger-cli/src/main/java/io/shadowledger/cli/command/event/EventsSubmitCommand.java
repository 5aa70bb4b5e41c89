package io.shadowledger.cli.command.event;

import io.shadowledger.api.Problems;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.cli.client.ProblemException;
import io.shadowledger.cli.command.ChoiceConverter;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.runtime.ExitCode;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "submit",
        description = "Send one event.",
        sortOptions = false,
        footer = {
            "",
            "An id that the ledger has already, with the same content, changes nothing and is no failure.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} events submit --id E-1 --account A-1 --type credit --amount 9.5"
        })
final class EventsSubmitCommand implements Callable<Integer> {

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The bank's own id, unique for good.")
    private String id = "";

    @Option(names = "--account", required = true, paramLabel = "ACCOUNT", description = "The account it books on.")
    private String account = "";

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            converter = OfType.class,
            completionCandidates = AllTypes.class,
            description = "credit, which raises the balance, or debit.")
    private EventType type = EventType.CREDIT;

    @Option(
            names = "--amount",
            required = true,
            paramLabel = "AMOUNT",
            description = "A positive decimal number with a point, such as 12.50.")
    private BigDecimal amount = BigDecimal.ZERO;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "ISO 4217 code. Default: the ledger's default currency.")
    private @Nullable String currency;

    @Option(
            names = "--timestamp",
            paramLabel = "MOMENT",
            description = "Value time; a date is the start of its day. Default: now.")
    private @Nullable String timestamp;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Option(names = "--reference", paramLabel = "TEXT", description = "The bank's reference for the customer.")
    private @Nullable String reference;

    @Option(names = "--description", paramLabel = "TEXT", description = "Free text.")
    private @Nullable String description;

    private final Invocation invocation;

    EventsSubmitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var at = timestamp == null
                ? invocation.environment().clock().instant()
                : invocation.moments(zone).start(timestamp);
        var event = new TransactionEvent(id, account, type, amount, currency, at, reference, description);
        try {
            var receipt = invocation.ledger().events().submit(event);
            invocation
                    .printer()
                    .one(
                            receipt,
                            new Fields()
                                    .add("Accepted", receipt.eventId())
                                    .add("Account", receipt.accountId())
                                    .add("Topic", receipt.topic())
                                    .add("Partition", String.valueOf(receipt.partition()))
                                    .add("Offset", String.valueOf(receipt.offset())));
        } catch (ProblemException refused) {
            if (!refused.problem().type().equals(Problems.DUPLICATE_EVENT)) {
                throw refused;
            }
            invocation.note("The ledger has event " + id + " already; nothing was done.");
        }
        return ExitCode.OK;
    }

    static final class OfType extends ChoiceConverter<EventType> {
        OfType() {
            super(EventType.class);
        }
    }

    static final class AllTypes extends ChoiceConverter.Candidates<EventType> {
        AllTypes() {
            super(EventType.class);
        }
    }
}
