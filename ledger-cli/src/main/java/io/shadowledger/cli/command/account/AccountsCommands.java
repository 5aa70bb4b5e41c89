package io.shadowledger.cli.command.account;

import picocli.CommandLine.Command;

/** {@code accounts …}. */
@Command(name = "accounts", description = "Accounts of the shadow book.", subcommands = AccountsListCommand.class)
public final class AccountsCommands {}
