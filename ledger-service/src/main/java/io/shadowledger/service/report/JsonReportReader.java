package io.shadowledger.service.report;

import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON array of {@link io.shadowledger.api.drift.ReportedBalance}. */
@Component
final class JsonReportReader implements ReportReader {

    private static final String BALANCE = "reportedBalance";

    private final BalanceFields fields;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1_000)
                    .maxNumberLength(100)
                    .maxNestingDepth(8)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    JsonReportReader(BalanceFields fields) {
        this.fields = fields;
    }

    @Override
    public void read(InputStream content, AccountNames accounts, Consumer<BalanceLine> balances) {
        try (var parser = json.createParser(ObjectReadContext.empty(), content)) {
            expect(
                    parser,
                    parser.nextToken(),
                    JsonToken.START_ARRAY,
                    "the file is an array of balances: it begins with [");
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                expect(parser, token, JsonToken.START_OBJECT, "each balance is an object: it begins with {");
                balances.accept(balance(parser, accounts));
            }
            if (parser.nextToken() != null) {
                throw at(parser.currentTokenLocation(), "there is something after the end of the array");
            }
        } catch (JacksonIOException io) {
            throw io;
        } catch (JacksonException broken) {
            throw at(broken.getLocation(), "this is not well-formed JSON");
        }
    }

    private BalanceLine balance(JsonParser parser, AccountNames accounts) {
        var start = parser.currentTokenLocation();
        Value account = null;
        Value currency = null;
        Value balance = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var location = parser.currentTokenLocation();
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case BalanceFields.ACCOUNT -> account = Value.of(parser, token, name, false);
                case BalanceFields.CURRENCY -> currency = Value.of(parser, token, name, false);
                case BALANCE -> balance = Value.of(parser, token, name, true);
                default ->
                    throw at(
                            location,
                            "unknown field: a balance has accountId, reportedBalance and, optional, currency");
            }
        }
        var id = fields.account(account == null ? null : written(account, accounts), place(account, start));
        var unit = fields.currency(text(currency), place(currency, start));
        var amount = fields.balance(text(balance), unit, BALANCE, place(balance, start));
        return new BalanceLine(id, amount, line(start));
    }

    private static @Nullable String written(Value account, AccountNames accounts) {
        return account.text() == null ? null : accounts.written(account.text());
    }

    private static @Nullable String text(@Nullable Value value) {
        return value == null ? null : value.text();
    }

    private static BalanceFields.Place place(@Nullable Value value, TokenStreamLocation start) {
        var location = value == null ? start : value.location();
        return (field, what) -> InvalidReportException.at(line(location), column(location), field, what);
    }

    private static void expect(JsonParser parser, @Nullable JsonToken token, JsonToken expected, String otherwise) {
        if (token != expected) {
            throw at(token == null ? parser.currentLocation() : parser.currentTokenLocation(), otherwise);
        }
    }

    private static InvalidReportException at(@Nullable TokenStreamLocation location, String what) {
        return InvalidReportException.at(line(location), column(location), what);
    }

    private static int line(@Nullable TokenStreamLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static int column(@Nullable TokenStreamLocation location) {
        return location == null ? 1 : Math.max(1, location.getColumnNr());
    }

    /** A field's value as text; null for JSON's null. */
    private record Value(@Nullable String text, TokenStreamLocation location) {

        static Value of(JsonParser parser, @Nullable JsonToken token, String field, boolean number) {
            var location = parser.currentTokenLocation();
            if (token == JsonToken.VALUE_STRING) {
                return new Value(parser.getString(), location);
            }
            if (token == JsonToken.VALUE_NULL) {
                return new Value(null, location);
            }
            if (number && (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT)) {
                return new Value(number(parser), location);
            }
            throw InvalidReportException.at(
                    line(location), column(location), field, "expected a string" + (number ? " or a number" : ""));
        }

        /** An exponent is kept as it was written when it is absurd, for the amount's reader to refuse. */
        private static String number(JsonParser parser) {
            try {
                var number = parser.getDecimalValue();
                return Math.abs((long) number.scale()) > 40 ? parser.getString() : number.toPlainString();
            } catch (NumberFormatException beyondBigDecimal) {
                return parser.getString();
            }
        }
    }
}
