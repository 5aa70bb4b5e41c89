package io.shadowledger.service.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table as a workbook. What does not fit on a sheet goes on on the next one. */
final class XlsxFile implements TableFile {

    /** A sheet has 1,048,576 rows: the header and the last line need two. */
    static final int MOST_ROWS = 1_048_574;

    private static final int FLUSHED_AT_ONCE = 500;
    private static final int LONGEST_CELL = 32_767;
    /** Spreadsheets count in binary fractions of that many decimal digits; longer numbers would come out as others. */
    private static final int EXACT_DIGITS = 15;

    private final Workbook workbook;
    private final String title;
    private final int rowsPerSheet;
    private List<String> columns = List.of();
    private Worksheet sheet;
    private int sheets;
    private int next;

    /** @param rowsPerSheet without the header */
    XlsxFile(String title, OutputStream out, int rowsPerSheet) throws IOException {
        this.workbook = new Workbook(out, "Shadow Ledger", "1.0");
        this.title = title;
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = workbook.newWorksheet(title);
        this.sheets = 1;
    }

    @Override
    public void header(List<String> names, String csv) {
        columns = List.copyOf(names);
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.inlineString(0, column, columns.get(column));
            sheet.style(0, column).bold().set();
        }
        next = 1;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells, String csv) throws IOException {
        if (next > rowsPerSheet) {
            sheet.finish();
            sheets++;
            sheet = workbook.newWorksheet(title + " " + sheets);
            header(columns, csv);
        }
        int column = 0;
        for (@Nullable Object cell : cells) {
            put(column, cell);
            column++;
        }
        next++;
        if (next % FLUSHED_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void end(String line) throws IOException {
        sheet.inlineString(next, 0, line);
        sheet.finish();
        workbook.finish();
    }

    private void put(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case BigDecimal decimal when decimal.precision() > EXACT_DIGITS -> text(column, decimal.toPlainString());
            case BigDecimal decimal -> {
                sheet.value(next, column, decimal);
                sheet.style(next, column)
                        .format(decimal.scale() > 0 ? "0." + "0".repeat(decimal.scale()) : "0")
                        .set();
            }
            case Number number -> sheet.value(next, column, number);
            default -> text(column, cell.toString());
        }
    }

    /** Typed as text: whatever it begins with, no spreadsheet computes it. */
    private void text(int column, String text) {
        sheet.inlineString(next, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
    }
}
