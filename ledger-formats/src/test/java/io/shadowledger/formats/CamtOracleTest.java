package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300102;
import com.prowidesoftware.swift.model.mx.MxCamt05300104;
import com.prowidesoftware.swift.model.mx.MxCamt05300107;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05300113;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import io.shadowledger.api.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What Prowide finds in a camt.053 is what is read from it. */
class CamtOracleTest {

    /** A balance or an entry, as far as the two can be compared. */
    private record Figure(String currency, BigDecimal amount, boolean reversal, String bank, LocalDate valueDate) {}

    @Property(tries = 50)
    void statementsThatAreMadeUpInTheSecondVersion(@ForAll("drafts") StatementDraft draft) {
        // Given
        var text = draft.camt(2);

        // When
        var read = figures(Parts.of(text));

        // Then
        assertThat(read).isEqualTo(second(text));
    }

    @Property(tries = 50)
    void statementsThatAreMadeUpInTheEighthVersion(@ForAll("drafts") StatementDraft draft) {
        // Given
        var text = draft.camt(8);

        // When
        var read = figures(Parts.of(text));

        // Then
        assertThat(read).isEqualTo(eighth(text));
    }

    @Property(tries = 50)
    void statementsThatAreMadeUpInTheThirteenthVersion(@ForAll("drafts") StatementDraft draft) {
        // Given
        var text = draft.camt(13);

        // When
        var read = figures(Parts.of(text));

        // Then
        assertThat(read).isEqualTo(thirteenth(text));
    }

    @Test
    void aStatementWithAllThatBanksPutIn() throws IOException {
        // Given
        var text = Files.readString(GoldenStatementsTest.STATEMENTS.resolve("camt053-08.xml"));

        // When
        var read = figures(Parts.of(text));

        // Then: an entry without a value date counts on its booking date, of which Prowide knows nothing
        assertThat(read.subList(0, 3)).isEqualTo(eighth(text).subList(0, 3));
        assertThat(read).hasSize(7);
    }

    @Test
    void aStatementThatABankSentInTheFourthVersion() {
        // Given
        var file = SampleFiles.read("camt053/business_sample_camt.053.001.04.xml");

        // When
        var read = figures(Parts.of(file));

        // Then
        assertThat(read).isNotEmpty().isEqualTo(fourth(new String(file, StandardCharsets.UTF_8)));
    }

    @Test
    void aStatementThatABankSentWithABusinessHeader() {
        // Given
        var file = SampleFiles.read("camt053/camt.053.001.07.xml");
        var oracle = MxCamt05300107.parse(new String(file, StandardCharsets.UTF_8));

        // When
        var read = figures(Parts.of(file));

        // Then
        assertThat(read)
                .isEqualTo(oracle.getBkToCstmrStmt().getStmt().getFirst().getBal().stream()
                        .map(b -> balance(b.getAmt(), b.getCdtDbtInd()))
                        .toList());
    }

    private static List<Figure> figures(Parts parts) {
        return Stream.concat(
                        parts.statements().stream()
                                .flatMap(s -> s.balances().stream())
                                .map(b -> figure(b.amount(), false, null, null)),
                        parts.entries().stream()
                                .map(e -> figure(e.amount(), e.reversal(), e.bankReference(), e.valueDate())))
                .toList();
    }

    private static List<Figure> second(String text) {
        var statement = MxCamt05300102.parse(text).getBkToCstmrStmt().getStmt().getFirst();
        return Stream.concat(
                        statement.getBal().stream().map(b -> balance(b.getAmt(), b.getCdtDbtInd())),
                        statement.getNtry().stream()
                                .map(e -> entry(
                                        e.getAmt(),
                                        e.getCdtDbtInd(),
                                        e.isRvslInd(),
                                        e.getAcctSvcrRef(),
                                        e.getValDt().getDt())))
                .toList();
    }

    private static List<Figure> fourth(String text) {
        var statement = MxCamt05300104.parse(text).getBkToCstmrStmt().getStmt().getFirst();
        return Stream.concat(
                        statement.getBal().stream().map(b -> balance(b.getAmt(), b.getCdtDbtInd())),
                        statement.getNtry().stream()
                                .map(e -> entry(
                                        e.getAmt(),
                                        e.getCdtDbtInd(),
                                        e.isRvslInd(),
                                        e.getAcctSvcrRef(),
                                        e.getValDt().getDt())))
                .toList();
    }

    private static List<Figure> eighth(String text) {
        var statement = MxCamt05300108.parse(text).getBkToCstmrStmt().getStmt().getFirst();
        return Stream.concat(
                        statement.getBal().stream().map(b -> balance(b.getAmt(), b.getCdtDbtInd())),
                        statement.getNtry().stream()
                                .map(e -> entry(
                                        e.getAmt(),
                                        e.getCdtDbtInd(),
                                        e.isRvslInd(),
                                        e.getAcctSvcrRef(),
                                        e.getValDt() == null
                                                ? null
                                                : e.getValDt().getDt())))
                .toList();
    }

    private static List<Figure> thirteenth(String text) {
        var statement = MxCamt05300113.parse(text).getBkToCstmrStmt().getStmt().getFirst();
        return Stream.concat(
                        statement.getBal().stream().map(b -> balance(b.getAmt(), b.getCdtDbtInd())),
                        statement.getNtry().stream()
                                .map(e -> entry(
                                        e.getAmt(),
                                        e.getCdtDbtInd(),
                                        e.isRvslInd(),
                                        e.getAcctSvcrRef(),
                                        e.getValDt().getDt())))
                .toList();
    }

    private static Figure balance(ActiveOrHistoricCurrencyAndAmount amount, CreditDebitCode side) {
        return entry(amount, side, null, null, null);
    }

    private static Figure entry(
            ActiveOrHistoricCurrencyAndAmount amount,
            CreditDebitCode side,
            Boolean reversal,
            String bank,
            LocalDate valueDate) {
        var signed = side == CreditDebitCode.DBIT ? amount.getValue().negate() : amount.getValue();
        return figure(
                Money.of(signed, Money.currency(amount.getCcy())), Boolean.TRUE.equals(reversal), bank, valueDate);
    }

    private static Figure figure(Money amount, boolean reversal, String bank, LocalDate valueDate) {
        return new Figure(amount.currency().getCurrencyCode(), amount.toBigDecimal(), reversal, bank, valueDate);
    }

    @Provide
    Arbitrary<StatementDraft> drafts() {
        return StatementDraft.any();
    }
}
