package io.shadowledger.formats.statement;

/** How a bank writes its statements. */
public enum StatementFormat {
    /** ISO 20022 BankToCustomerStatement, camt.053.001.02 to .14. */
    CAMT053("camt.053"),
    /** SWIFT MT940 Customer Statement Message. */
    MT940("MT940"),
    /** SWIFT MT942 Interim Transaction Report: entries since the last one, no balances. */
    MT942("MT942"),
    /** BAI2, Cash Management Balance Reporting Specifications, version 2. */
    BAI2("BAI2");

    private final String title;

    StatementFormat(String title) {
        this.title = title;
    }

    /** Its name as banks use it. */
    public String title() {
        return title;
    }
}
