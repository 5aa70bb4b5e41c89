package io.shadowledger.formats.camt053;

import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementSource;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 20022 BankToCustomerStatement. The element {@code BkToCstmrStmt} is looked for at any depth: banks wrap the
 * document into a message with a business header, or into an envelope of their own.
 */
public final class Camt053Reader implements StatementSource {

    private static final String MESSAGE = "BkToCstmrStmt";
    private static final Pattern NAMESPACE = Pattern.compile(".*\\bcamt\\.053\\.001\\.(\\d{2})");
    private static final int OLDEST = 2;
    private static final int NEWEST = 14;

    private final Xml xml;
    private @Nullable CamtStatement statement;
    private boolean inMessage;
    private boolean any;

    public Camt053Reader(InputStream in) {
        this.xml = new Xml(in);
    }

    @Override
    public @Nullable StatementPart read() {
        while (true) {
            if (statement != null) {
                var part = statement.read();
                if (part != null) {
                    return part;
                }
                statement = null;
            } else if (inMessage) {
                inMessage = nextStatement();
            } else if (xml.find(MESSAGE)) {
                checkVersion();
                inMessage = true;
                any = true;
            } else if (any) {
                return null;
            } else {
                throw new InvalidStatementException(
                        xml.line(), MESSAGE, "is not in the file, so it is no camt.053 statement");
            }
        }
    }

    private boolean nextStatement() {
        while (xml.child()) {
            if (xml.name().equals("Stmt")) {
                statement = new CamtStatement(xml);
                return true;
            }
            xml.skip();
        }
        return false;
    }

    /** Some banks leave the namespace out; one that is there must be a known version. */
    private void checkVersion() {
        var namespace = xml.namespace();
        var match = NAMESPACE.matcher(namespace);
        int version = match.matches() ? Integer.parseInt(match.group(1)) : 0;
        if (!namespace.isEmpty() && (version < OLDEST || version > NEWEST)) {
            throw new InvalidStatementException(
                    xml.line(),
                    MESSAGE,
                    "is of '" + namespace + "', which is not read: camt.053.001.02 to camt.053.001.14 are");
        }
    }
}
