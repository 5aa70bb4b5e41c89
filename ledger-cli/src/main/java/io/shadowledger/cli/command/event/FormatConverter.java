package io.shadowledger.cli.command.event;

import io.shadowledger.cli.command.ChoiceConverter;
import io.shadowledger.cli.imports.EventFile;

final class FormatConverter extends ChoiceConverter<EventFile.Format> {

    FormatConverter() {
        super(EventFile.Format.class);
    }
}
