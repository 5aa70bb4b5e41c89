package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Attachment;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;

/** How attachments are shown. */
final class AttachmentRows {

    static final Table<Attachment> TABLE = new Table<>(
            Column.text("ATTACHMENT", Attachment::attachmentId),
            Column.prose("NAME", Attachment::name),
            Column.number("BYTES", Attachment::size),
            Column.text("ADDED", Attachment::addedAt),
            Column.text("BY", Attachment::addedBy),
            Column.<Attachment>text("TYPE", Attachment::contentType).wide(),
            Column.<Attachment>text("SHA-256", Attachment::sha256).wide());

    private AttachmentRows() {}

    static Fields fields(Attachment attachment) {
        return new Fields()
                .add("Attachment", attachment.attachmentId())
                .add("Name", attachment.name())
                .add("Type", attachment.contentType())
                .add("Bytes", attachment.size())
                .add("SHA-256", attachment.sha256())
                .add("Added", attachment.addedAt())
                .add("By", attachment.addedBy());
    }
}
