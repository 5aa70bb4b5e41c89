package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.shadowledger.console.client.LedgerException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A link to a file that the ledger makes: passed on as it comes, with the user's own rights. */
public final class ExportLink extends Anchor {

    private static final long serialVersionUID = 1L;

    /**
     * @param fileName the name of the file, asked for when the download starts
     * @param content asks the ledger, and writes what comes
     */
    public ExportLink(
            String id, String label, Supplier<String> fileName, String contentType, Consumer<OutputStream> content) {
        setId(id);
        addClassName("button-link");
        add(VaadinIcon.DOWNLOAD_ALT.create(), new Span(label));
        DownloadHandler handler = download -> {
            download.setFileName(fileName.get());
            download.setContentType(contentType);
            try {
                content.accept(download.getOutputStream());
            } catch (LedgerException refused) {
                // Nothing was written yet, so the browser can still be told that this is no file
                download.getResponse().setStatus(HttpServletResponse.SC_BAD_GATEWAY);
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        };
        setHref(handler, AttachmentType.DOWNLOAD);
    }

    /**
     * A link to a table.
     *
     * @param name of the file, without its ending
     * @param format {@code csv} or {@code xlsx}
     */
    public static ExportLink table(String id, Supplier<String> name, String format, Consumer<OutputStream> content) {
        boolean csv = "csv".equals(format);
        return new ExportLink(
                id,
                I18NProvider.translate(csv ? "action.export" : "action.export.xlsx"),
                () -> name.get() + "." + format,
                csv ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                content);
    }
}
