package io.shadowledger.proof.bench;

import picocli.CommandLine.Command;

/** The benchmarks. */
@Command(
        name = "bench",
        description = "Measures the ledger against the limits of the same machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LedgerBenchCommand.class,
            IntakeBenchCommand.class,
            ReadsBenchCommand.class,
            DriftBenchCommand.class
        })
public final class BenchCommand {}
