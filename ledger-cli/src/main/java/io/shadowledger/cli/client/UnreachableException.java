package io.shadowledger.cli.client;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** The server did not answer. */
public final class UnreachableException extends CommandFailure {

    private static final long serialVersionUID = 1L;

    UnreachableException(String server, IOException cause) {
        super(ExitCode.FAILURE, "cannot reach " + server + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException -> "no such host: is the address right?";
            case ConnectException e
            when e.getCause() != null && e.getCause().getCause() instanceof UnresolvedAddressException ->
                "no such host: is the address right?";
            case ConnectException e ->
                "is it running? 'shadowledger up' starts a sandbox, --server and --context name another ledger";
            case HttpTimeoutException e -> "it did not answer in time";
            case SSLException e -> "its certificate or its TLS is not accepted: " + e.getMessage();
            default -> "the connection broke (" + cause.getMessage() + ")";
        };
    }
}
