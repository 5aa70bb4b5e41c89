package io.shadowledger.service.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TableExportTest {

    private static final List<String> COLUMNS = List.of("account", "amount", "days", "explanation");

    @Test
    void csvEndsWithTheNumberAndDigestOfItsRows() {
        // When
        var csv =
                new String(written(ExportFormat.CSV, List.of(row("A-1", "-12.50", 3, "lost"))), StandardCharsets.UTF_8);

        // Then
        var body = "account,amount,days,explanation\nA-1,-12.50,3,lost\n";
        assertThat(csv).isEqualTo(body + "# rows=1 sha256=" + sha256(body) + "\n");
    }

    @Test
    void amountsStayNumbersAndFormulasBecomeText() {
        // When
        var csv = CsvRow.of(Arrays.asList(
                "=1+1",
                "+1",
                "-1",
                "@x",
                new BigDecimal("-1.00"),
                -1L,
                null,
                "a\"b,c",
                Instant.EPOCH,
                new BigDecimal("1E+3")));

        // Then
        assertThat(csv).isEqualTo("'=1+1,'+1,'-1,'@x,-1.00,-1,,\"a\"\"b,c\",1970-01-01T00:00:00Z,1000\n");
    }

    @Test
    void aWorkbookTypesTextAsTextAndAmountsAsNumbersOfTheirDecimals() throws Exception {
        // Given
        var rows = List.of(
                row("=HYPERLINK(\"x\")", "-12.50", 3, "a\u0001b < & č"),
                row("JPY", "1204", 0, "  "),
                row("long", "12345678901234567.89", 0, null));

        // When
        var workbook = unzipped(written(ExportFormat.XLSX, rows));

        // Then
        var cells = cells(workbook, 1);
        assertThat(cells.get("A1")).isEqualTo("text:account");
        assertThat(cells.get("A2")).isEqualTo("text:=HYPERLINK(\"x\")");
        assertThat(cells.get("B2")).isEqualTo("number:-12.50");
        assertThat(cells.get("C2")).isEqualTo("number:3");
        assertThat(cells.get("D2")).startsWith("text:a").endsWith("b < & č");
        assertThat(cells.get("B3")).isEqualTo("number:1204");
        assertThat(cells.get("B4")).as("more digits than a spreadsheet keeps").isEqualTo("text:12345678901234567.89");
        assertThat(workbook.get("xl/styles.xml")).contains("formatCode=\"0.00\"");
        assertThat(workbook.get("xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void aWorkbookEndsWithTheDigestOfTheSameRowsAsCsv() throws Exception {
        // Given
        var rows = List.of(row("A-1", "-12.50", 3, "lost"), row("A-2", "7.00", 4, "=found"));

        // When
        var cells = cells(unzipped(written(ExportFormat.XLSX, rows)), 1);
        var csv = new String(written(ExportFormat.CSV, rows), StandardCharsets.UTF_8);

        // Then
        var end = csv.substring(csv.lastIndexOf('#')).strip();
        assertThat(end).startsWith("# rows=2 sha256=");
        assertThat(cells.get("A4")).isEqualTo("text:" + end);
    }

    @Test
    void whatDoesNotFitOnASheetGoesOnOnTheNext() throws Exception {
        // Given
        var out = new ByteArrayOutputStream();
        var export = new TableExport(new XlsxFile("Breaks", out, 1_000));
        var rows = IntStream.range(0, 2_500)
                .mapToObj(n -> row("A-" + n, "1.00", n, "lost"))
                .toList();

        // When
        export.write(COLUMNS, rows::forEach);

        // Then
        var workbook = unzipped(out.toByteArray());
        assertThat(cells(workbook, 1)).containsEntry("A2", "text:A-0").containsEntry("A1001", "text:A-999");
        assertThat(cells(workbook, 2)).containsEntry("A1", "text:account").containsEntry("A1001", "text:A-1999");
        assertThat(cells(workbook, 3)).containsEntry("A501", "text:A-2499");
        assertThat(cells(workbook, 3).get("A502")).startsWith("text:# rows=2500 sha256=");
    }

    @Test
    void aMillionRowsPassThroughASmallHeap() throws Exception {
        // Given
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = List.of(
                java,
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MillionRows.class.getName());

        // When
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor()).as(printed).isZero();
    }

    private static List<? extends @Nullable Object> row(String account, String amount, int days, @Nullable String why) {
        return Arrays.asList(account, new BigDecimal(amount), days, why);
    }

    private static byte[] written(ExportFormat format, List<List<? extends @Nullable Object>> rows) {
        var out = new ByteArrayOutputStream();
        try {
            new TableExport(format.open("Breaks", out)).write(COLUMNS, rows::forEach);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static Map<String, String> unzipped(byte[] workbook) throws IOException {
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** By their places, as {@code text:…} and {@code number:…}. */
    private static Map<String, String> cells(Map<String, String> workbook, int sheet) throws Exception {
        var xml = workbook.get("xl/worksheets/sheet" + sheet + ".xml");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(String.valueOf(xml).getBytes(StandardCharsets.UTF_8)));
        var cells = new TreeMap<String, String>();
        var found = document.getElementsByTagName("c");
        for (int i = 0; i < found.getLength(); i++) {
            var cell = (Element) found.item(i);
            var kind = cell.getAttribute("t").equals("inlineStr") ? "text:" : "number:";
            cells.put(cell.getAttribute("r"), kind + cell.getTextContent());
        }
        return cells;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
