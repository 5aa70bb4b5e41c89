package io.shadowledger.formats.bai2;

import static io.shadowledger.formats.bai2.Bai2Record.at;

import io.shadowledger.formats.statement.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was counted between a header and its trailer (49, 98, 99).
 *
 * @param whose the account, group or file
 * @param members what it consists of, such as {@code groups}; empty for an account
 * @param total the sum of all amounts with their signs, whatever their type codes
 * @param count how many members
 * @param records how many physical records, header and trailer included
 */
record Bai2Totals(String whose, String members, BigDecimal total, long count, long records) {

    /** Reports each figure of the trailer that is another; a field left empty states nothing. */
    void check(Bai2Record trailer, Consumer<Finding> out) {
        var fields = trailer.fields();
        int next = 0;
        compare(trailer, fields, next++, "the control total of ", total, out);
        if (!members.isEmpty()) {
            compare(trailer, fields, next++, "the number of " + members + " of ", BigDecimal.valueOf(count), out);
        }
        compare(trailer, fields, next, "the number of records of ", BigDecimal.valueOf(records), out);
    }

    private void compare(
            Bai2Record trailer,
            List<String> fields,
            int index,
            String what,
            BigDecimal counted,
            Consumer<Finding> out) {
        if (at(fields, index).isEmpty()) {
            return;
        }
        var stated = Bai2Amounts.whole(trailer, fields, index);
        if (stated.compareTo(counted) != 0) {
            out.accept(new Finding(
                    Finding.Kind.TOTAL,
                    trailer.line(),
                    what + whose + " is stated as " + stated.toPlainString() + ", the file makes "
                            + counted.toPlainString()));
        }
    }
}
