package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadMetadata;
import io.shadowledger.api.drift.Attachment;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.ExportLink;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ProblemText;
import java.io.File;
import java.util.List;
import org.springframework.core.io.FileSystemResource;

/** The files at a break, each with its digest, and the way to add one. */
final class AttachmentsPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int DIGITS = 12;

    private final transient BreakDesk desk;
    private final transient Formats formats;
    private final transient Runnable changed;
    private final UnorderedList list = new UnorderedList();
    private final Div error = Parts.div("notice");
    private final Upload upload;
    private String breakId = "";
    private transient List<Attachment> shown = List.of();

    AttachmentsPanel(BreakDesk desk, Formats formats, Runnable changed) {
        this.desk = desk;
        this.formats = formats;
        this.changed = changed;
        list.setId(Ids.BREAK_ATTACHMENTS);
        list.addClassName("attachments");
        error.setId(Ids.BREAK_ATTACH_ERROR);
        error.addClassName("bad");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        upload = new Upload(UploadHandler.toTempFile(this::received));
        upload.setId(Ids.BREAK_ATTACH);
        upload.setMaxFileSize(LARGEST);
        upload.setMaxFiles(1);
        upload.setWidthFull();
        upload.setUploadButton(new Button(getTranslation("attach.choose")));
        upload.setDropLabel(new Span(getTranslation("attach.drop")));
        upload.addFileRejectedListener(rejected -> fail(getTranslation("attach.rejected")));
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("attach.title"), list, error, upload);
    }

    /** @param count how many the ledger says there are: they are read only when there are others than shown */
    void show(String about, int count) {
        if (about.equals(breakId) && count == shown.size()) {
            return;
        }
        breakId = about;
        error.setVisible(false);
        shown = count == 0 ? List.of() : desk.attachments(about);
        list.removeAll();
        shown.forEach(attachment -> list.add(line(attachment)));
        list.setVisible(!shown.isEmpty());
    }

    private ListItem line(Attachment attachment) {
        var about = breakId;
        var link = new ExportLink(
                Ids.BREAK_ATTACHMENTS + "-" + attachment.attachmentId(),
                attachment.name(),
                attachment::name,
                // What anybody may have uploaded is never shown as a page of this site
                "application/octet-stream",
                out -> desk.download(about, attachment, out));
        link.removeClassName("button-link");
        link.addClassName("file-link");
        var digest = Parts.span(
                "digest",
                attachment
                        .sha256()
                        .substring(0, Math.min(DIGITS, attachment.sha256().length())));
        digest.setTitle(attachment.sha256());
        var said = getTranslation(
                "attach.by",
                size(attachment.size()),
                attachment.addedBy(),
                formats.times().minute(attachment.addedAt()));
        return new ListItem(link, Parts.div("title-line", Parts.span("quiet", said), digest));
    }

    private String size(long bytes) {
        long kilobytes = Math.max(1, Math.round(bytes / 1024.0));
        return getTranslation("attach.size", formats.figures().count(kilobytes));
    }

    /** Called with the session locked, once the file has come whole. */
    private void received(UploadMetadata file, File content) {
        upload.clearFileList();
        error.setVisible(false);
        try {
            var type = file.contentType() == null || file.contentType().isBlank()
                    ? "application/octet-stream"
                    : file.contentType();
            desk.attach(breakId, file.fileName(), type, new FileSystemResource(content));
            Message.done(getTranslation("attach.done", file.fileName()));
            changed.run();
        } catch (LedgerException refused) {
            fail(getTranslation("upload.refused", file.fileName(), ProblemText.of(refused)));
        }
    }

    private void fail(String text) {
        error.setText(text);
        error.setVisible(true);
    }
}
