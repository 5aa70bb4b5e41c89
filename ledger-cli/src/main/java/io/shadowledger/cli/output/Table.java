package io.shadowledger.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows and columns as text. Elastic columns give way where the terminal is narrow, the widest first; ids and numbers
 * are always whole, even if a line then passes the edge: half a number is a wrong number.
 */
public final class Table<T> {

    private static final String GAP = "  ";
    private static final int LEAST = 8;

    private final List<Column<T>> columns;

    @SafeVarargs
    public Table(Column<T>... columns) {
        this.columns = List.of(columns);
    }

    /**
     * Renders rows below their headings, each on a line, with an ellipsis where something is missing.
     *
     * @param width the characters a line may have
     * @param wide whether all columns are shown, and whole
     * @return the lines, without trailing blanks
     */
    public List<String> render(List<T> rows, int width, boolean wide) {
        return render(rows, width, wide, false);
    }

    /** Renders rows below their headings; long prose takes as many lines as it needs. */
    public List<String> renderWhole(List<T> rows, int width, boolean wide) {
        return render(rows, width, wide, true);
    }

    private List<String> render(List<T> rows, int width, boolean wide, boolean whole) {
        var shown = columns.stream().filter(c -> wide || !c.wideOnly()).toList();
        var cells = new ArrayList<String[]>(rows.size() + 1);
        cells.add(shown.stream().map(Column::header).toArray(String[]::new));
        for (T row : rows) {
            cells.add(shown.stream().map(c -> Text.of(c.cell().apply(row))).toArray(String[]::new));
        }
        int[] widths = IntStream.range(0, shown.size())
                .map(i -> cells.stream()
                        .mapToInt(line -> Text.width(line[i]))
                        .max()
                        .orElse(0))
                .toArray();
        if (!wide) {
            shrink(widths, shown, width);
        }
        return cells.stream()
                .flatMap(line -> (whole ? wrapped(line, widths) : elided(line, widths)).stream())
                .map(line -> line(line, widths, shown))
                .toList();
    }

    private static <T> void shrink(int[] widths, List<Column<T>> shown, int width) {
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (excess > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                int least = Math.max(LEAST, Text.width(shown.get(i).header()));
                if (shown.get(i).elastic() && widths[i] > least && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private static List<String[]> elided(String[] cells, int[] widths) {
        var line = new String[cells.length];
        Arrays.setAll(line, i -> Text.elided(cells[i], widths[i]));
        return List.<String[]>of(line);
    }

    private static List<String[]> wrapped(String[] cells, int[] widths) {
        var columns = IntStream.range(0, cells.length)
                .mapToObj(i -> Text.wrapped(cells[i], widths[i]))
                .toList();
        var lines = new ArrayList<String[]>();
        for (int row = 0; row < columns.stream().mapToInt(List::size).max().orElse(0); row++) {
            int at = row;
            lines.add(columns.stream().map(c -> at < c.size() ? c.get(at) : "").toArray(String[]::new));
        }
        return lines;
    }

    private static <T> String line(String[] cells, int[] widths, List<Column<T>> shown) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            var padding = " ".repeat(Math.max(0, widths[i] - Text.width(cell)));
            line.append(i == 0 ? "" : GAP);
            line.append(shown.get(i).right() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
