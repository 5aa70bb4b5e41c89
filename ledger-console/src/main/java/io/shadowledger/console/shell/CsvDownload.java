package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.shadowledger.console.format.Csv;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A link that streams CSV while its rows are read, so that its size does not matter. A file without its last line is cut. */
public final class CsvDownload extends Anchor {

    private static final long serialVersionUID = 1L;

    /**
     * @param fileName the name of the file, asked for when the download starts
     * @param rows writes the header and the rows
     */
    public CsvDownload(String id, String label, Supplier<String> fileName, Consumer<Csv> rows) {
        setId(id);
        addClassName("button-link");
        add(VaadinIcon.DOWNLOAD_ALT.create(), new Span(label));
        DownloadHandler handler = download -> {
            download.setFileName(fileName.get());
            download.setContentType("text/csv;charset=UTF-8");
            try (var out =
                    new BufferedWriter(new OutputStreamWriter(download.getOutputStream(), StandardCharsets.UTF_8))) {
                var csv = new Csv(out);
                rows.accept(csv);
                csv.end();
            } catch (UncheckedIOException closedByBrowser) {
                throw closedByBrowser.getCause();
            }
        };
        setHref(handler, AttachmentType.DOWNLOAD);
    }
}
