package io.shadowledger.cli.command;

import io.shadowledger.cli.client.Listing;
import java.util.List;
import picocli.CommandLine.Option;

/** How much of a list is shown. */
public final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many rows at most; 0 means all. Default: 100.")
    private int limit;

    /** Reads as many rows, and remarks when there are more. */
    public <T> List<T> read(Invocation invocation, Listing.PageSource<T> source) {
        var listing = Listing.read(Math.max(0, limit), source);
        if (listing.more()) {
            invocation.note("These are the first " + listing.items().size() + "; --limit 0 shows all.");
        }
        return listing.items();
    }
}
