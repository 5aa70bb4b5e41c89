package io.shadowledger.console.report;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadMetadata;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.DateTexts;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ProblemText;
import java.io.File;
import java.time.Clock;
import org.springframework.core.io.FileSystemResource;

/** Takes a report file in, with what must be known about it. */
final class UploadDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 512 * 1024 * 1024;

    private final transient ReportDesk desk;
    private final DatePicker day = new DatePicker();
    private final RadioButtonGroup<Basis> basis = new RadioButtonGroup<>();
    private final Select<Boolean> complete = new Select<>();
    private final Select<ReportDesk.FileFormat> format = new Select<>();
    private final Select<String> profile = new Select<>();
    private final Upload upload;
    private final Div error = Parts.div("notice");

    UploadDialog(ReportDesk desk, Formats formats, Clock clock) {
        this.desk = desk;
        addClassName("upload");
        setHeaderTitle(getTranslation("upload.title"));
        var times = formats.times();
        day.setId(Ids.REPORT_UPLOAD_DAY);
        day.setLabel(getTranslation("upload.day"));
        day.setHelperText(getTranslation("upload.day.help", times.zone()));
        day.setI18n(DateTexts.of(getLocale()));
        day.setClearButtonVisible(true);
        day.setMax(times.local(clock.instant()).toLocalDate());
        basis.setId(Ids.REPORT_UPLOAD_BASIS);
        basis.setLabel(getTranslation("upload.basis"));
        basis.setItems(Basis.values());
        basis.setItemLabelGenerator(Badge::word);
        basis.setValue(Basis.VALUE);
        complete.setId(Ids.REPORT_UPLOAD_COMPLETE);
        complete.setLabel(getTranslation("upload.complete"));
        complete.setItems(true, false);
        complete.setEmptySelectionAllowed(true);
        complete.setEmptySelectionCaption(getTranslation("upload.complete.usual"));
        complete.setItemLabelGenerator(value -> getTranslation(
                value == null ? "upload.complete.usual" : value ? "upload.complete.yes" : "upload.complete.no"));
        kinds();
        error.setId(Ids.REPORT_UPLOAD_ERROR);
        error.addClassName("bad");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        upload = new Upload(UploadHandler.toTempFile(this::received));
        upload.setId(Ids.REPORT_UPLOAD);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setWidthFull();
        upload.setUploadButton(new Button(getTranslation("upload.choose")));
        upload.setDropLabel(new Span(getTranslation("upload.drop")));
        upload.addFileRejectedListener(rejected -> fail(getTranslation("upload.rejected")));
        add(Parts.div("stack", Parts.div("filter-bar", format, profile), day, basis, complete, upload, error));
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()));
    }

    private void kinds() {
        format.setId(Ids.REPORT_UPLOAD_FORMAT);
        format.setLabel(getTranslation("upload.format"));
        format.setItems(ReportDesk.FileFormat.values());
        format.setEmptySelectionAllowed(true);
        format.setEmptySelectionCaption(getTranslation("upload.format.guess"));
        format.setItemLabelGenerator(
                value -> value == null ? getTranslation("upload.format.guess") : Badge.word(value));
        var profiles = desk.profiles();
        profile.setId(Ids.REPORT_UPLOAD_PROFILE);
        profile.setLabel(getTranslation("upload.profile"));
        profile.setItems(profiles);
        profile.setEmptySelectionAllowed(true);
        profile.setEmptySelectionCaption(getTranslation("upload.profile.none"));
        profile.setItemLabelGenerator(value -> value == null ? getTranslation("upload.profile.none") : value);
        profile.setVisible(!profiles.isEmpty());
        format.addValueChangeListener(change -> {
            boolean csv = change.getValue() == null || change.getValue() == ReportDesk.FileFormat.CSV;
            profile.setEnabled(csv);
            if (!csv) {
                profile.clear();
            }
        });
    }

    /** Called with the session locked, once the file has come whole. */
    private void received(UploadMetadata file, File content) {
        upload.clearFileList();
        error.setVisible(false);
        try {
            var terms = new ReportDesk.Terms(
                    day.getValue(), basis.getValue(), complete.getValue(), format.getValue(), profile.getValue());
            var report = desk.submit(file.fileName(), new FileSystemResource(content), terms);
            close();
            UI.getCurrent().navigate("reports/" + report.reportId());
        } catch (SessionEndedException ended) {
            Message.failure(ended);
        } catch (LedgerException refused) {
            fail(getTranslation("upload.refused", file.fileName(), ProblemText.of(refused)));
        }
    }

    private void fail(String text) {
        error.setText(text);
        error.setVisible(true);
    }
}
