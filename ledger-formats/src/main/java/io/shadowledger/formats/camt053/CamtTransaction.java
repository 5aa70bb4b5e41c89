package io.shadowledger.formats.camt053;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code TxDtls}, EntryTransaction.
 *
 * @param servicerReference {@code Refs/AcctSvcrRef}
 * @param paymentReference {@code Refs/EndToEndId}, else {@code TxId}, {@code InstrId}, {@code PmtInfId} or {@code MsgId}
 * @param debtor {@code RltdPties/Dbtr}; the name stands in {@code Nm} up to version .07, in {@code Pty/Nm} from .08 on
 * @param creditor {@code RltdPties/Cdtr}
 * @param remittance {@code RmtInf/Ustrd}, else the creditor reference of {@code Strd}, else {@code AddtlTxInf}
 */
record CamtTransaction(
        @Nullable String servicerReference,
        @Nullable String paymentReference,
        @Nullable String debtor,
        @Nullable String creditor,
        @Nullable String remittance) {

    private static final List<String> PAYMENT_REFERENCES =
            List.of("EndToEndId", "TxId", "InstrId", "PmtInfId", "MsgId");
    private static final int MOST_TEXTS = 100;

    static CamtTransaction read(Xml xml) {
        var draft = new Draft();
        while (xml.child()) {
            switch (xml.name()) {
                case "Refs" -> draft.references(xml);
                case "RltdPties" -> draft.parties(xml);
                case "RmtInf" -> draft.remittance(xml);
                case "AddtlTxInf" -> draft.additional = xml.text();
                default -> xml.skip();
            }
        }
        return draft.done();
    }

    private static final class Draft {

        private final List<String> texts = new ArrayList<>();
        private @Nullable String servicerReference;
        private @Nullable String payment;
        private int paymentRank = PAYMENT_REFERENCES.size();
        private @Nullable String debtor;
        private @Nullable String creditor;
        private @Nullable String creditorReference;
        private @Nullable String additional;

        void references(Xml xml) {
            while (xml.child()) {
                var name = xml.name();
                int rank = PAYMENT_REFERENCES.indexOf(name);
                var value = xml.text();
                if (name.equals("AcctSvcrRef")) {
                    servicerReference = value;
                } else if (rank >= 0 && rank < paymentRank && !value.isEmpty() && !value.equals("NOTPROVIDED")) {
                    payment = value;
                    paymentRank = rank;
                }
            }
        }

        void parties(Xml xml) {
            while (xml.child()) {
                switch (xml.name()) {
                    case "Dbtr" -> debtor = name(xml);
                    case "Cdtr" -> creditor = name(xml);
                    default -> xml.skip();
                }
            }
        }

        private static @Nullable String name(Xml xml) {
            String name = null;
            while (xml.child()) {
                switch (xml.name()) {
                    case "Nm" -> name = xml.text();
                    case "Pty" -> name = name(xml);
                    default -> xml.skip();
                }
            }
            return name;
        }

        void remittance(Xml xml) {
            while (xml.child()) {
                switch (xml.name()) {
                    case "Ustrd" -> {
                        var text = xml.text();
                        if (texts.size() < MOST_TEXTS) {
                            texts.add(text);
                        }
                    }
                    case "Strd" -> structured(xml);
                    default -> xml.skip();
                }
            }
        }

        private void structured(Xml xml) {
            while (xml.child()) {
                if (xml.name().equals("CdtrRefInf")) {
                    while (xml.child()) {
                        if (xml.name().equals("Ref")) {
                            creditorReference = xml.text();
                        } else {
                            xml.skip();
                        }
                    }
                } else {
                    xml.skip();
                }
            }
        }

        CamtTransaction done() {
            var text = texts.isEmpty() ? creditorReference : String.join(" ", texts);
            return new CamtTransaction(servicerReference, payment, debtor, creditor, text == null ? additional : text);
        }
    }
}
