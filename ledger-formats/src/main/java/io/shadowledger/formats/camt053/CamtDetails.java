package io.shadowledger.formats.camt053;

import org.jspecify.annotations.Nullable;

/**
 * {@code NtryDtls/TxDtls}: what an entry is about. An entry may stand for a batch of any number of transactions; the
 * account moves by the entry, so of a batch the first is kept and the others are counted.
 */
final class CamtDetails {

    private long transactions;
    private @Nullable String messageReference;
    private @Nullable CamtTransaction first;

    void read(Xml xml) {
        while (xml.child()) {
            switch (xml.name()) {
                case "Btch" -> batch(xml);
                case "TxDtls" -> transaction(xml);
                default -> xml.skip();
            }
        }
    }

    private void batch(Xml xml) {
        while (xml.child()) {
            switch (xml.name()) {
                case "MsgId", "PmtInfId" -> messageReference = xml.text();
                default -> xml.skip();
            }
        }
    }

    private void transaction(Xml xml) {
        transactions++;
        if (first == null) {
            first = CamtTransaction.read(xml);
        } else {
            xml.skip();
        }
    }

    /** The bank's reference of the transaction, where the entry has but one. */
    @Nullable
    String servicerReference() {
        return single() == null ? null : single().servicerReference();
    }

    /** The end-to-end id of the transaction; of a batch the reference of its message. */
    @Nullable
    String paymentReference() {
        return single() == null ? messageReference : single().paymentReference();
    }

    @Nullable
    String debtor() {
        return single() == null ? null : single().debtor();
    }

    @Nullable
    String creditor() {
        return single() == null ? null : single().creditor();
    }

    @Nullable
    String remittance() {
        return transactions > 1 ? transactions + " transactions" : single() == null ? null : single().remittance();
    }

    private @Nullable CamtTransaction single() {
        return transactions == 1 ? first : null;
    }
}
