package io.shadowledger.cli.command;

import io.shadowledger.cli.output.OutputFormat;

final class OutputFormatConverter extends ChoiceConverter<OutputFormat> {

    OutputFormatConverter() {
        super(OutputFormat.class);
    }

    static final class Candidates extends ChoiceConverter.Candidates<OutputFormat> {

        Candidates() {
            super(OutputFormat.class);
        }
    }
}
