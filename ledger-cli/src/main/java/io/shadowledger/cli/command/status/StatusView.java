package io.shadowledger.cli.command.status;

import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.cli.kubernetes.ResourceState;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's status; what {@code -o json} shows of it.
 *
 * @param server its address
 * @param ledger what the service says; absent when it does not answer
 * @param resource what the cluster says; absent when it was not asked or does not answer
 */
record StatusView(
        String server,
        @Nullable SystemStatus ledger,
        @Nullable ResourceState resource) {

    private static final Table<SystemStatus.Partition> PARTITIONS = new Table<>(
            Column.text("TOPIC", SystemStatus.Partition::topic),
            Column.number("PARTITION", SystemStatus.Partition::partition),
            Column.number("NEXT OFFSET", SystemStatus.Partition::nextOffset),
            Column.number("LAG", SystemStatus.Partition::lag),
            Column.text("LAST POSTED", SystemStatus.Partition::lastPostedAt),
            Column.text("CHAIN HEAD", SystemStatus.Partition::chainHead).wide());

    private static final Table<ResourceState.Condition> CONDITIONS = new Table<>(
            Column.text("CONDITION", ResourceState.Condition::type),
            Column.text("STATUS", ResourceState.Condition::status),
            Column.text("REASON", ResourceState.Condition::reason),
            Column.<ResourceState.Condition>text("SINCE", ResourceState.Condition::lastTransitionTime)
                    .wide(),
            Column.prose("MESSAGE", ResourceState.Condition::message));

    void print(Printer printer) {
        if (printer.structured()) {
            printer.document(this);
            return;
        }
        if (ledger != null) {
            printer.one(ledger, fields(ledger));
            printer.line("");
            printer.table(ledger.partitions(), PARTITIONS);
        }
        if (resource != null) {
            printer.section("ShadowLedger " + resource.namespace() + "/" + resource.name());
            if (!Objects.equals(resource.generation(), resource.observedGeneration())) {
                printer.line("The operator has not yet seen its latest change.");
            }
            printer.table(resource.conditions(), CONDITIONS);
        }
    }

    private Fields fields(SystemStatus status) {
        return new Fields()
                .add("Ledger", server)
                .add("Balanced", status.balanced())
                .add("Open breaks", status.openBreaks())
                .add("Waiting", lag(status))
                .add("Entries", status.entries())
                .add("Accounts", status.accounts())
                .add("Duplicates", status.duplicates())
                .add("Conflicts", status.conflicts())
                .add("Dead letters", deadLetters(status))
                .add("Currency", status.defaultCurrency())
                .add("As of", status.asOf());
    }

    private static String deadLetters(SystemStatus status) {
        return Text.count(status.openDeadLetters()) + " open of " + Text.count(status.deadLetters());
    }

    private static String lag(SystemStatus status) {
        if (status.partitions().stream().anyMatch(p -> p.lag() == null)) {
            return "unknown: the ledger cannot reach its broker";
        }
        return Text.count(status.partitions().stream()
                        .mapToLong(p -> Objects.requireNonNullElse(p.lag(), 0L))
                        .sum())
                + " records";
    }
}
