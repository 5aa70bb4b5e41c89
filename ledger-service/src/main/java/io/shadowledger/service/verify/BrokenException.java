package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;

/** The first thing in a partition that is not as it was posted; ends the walk through it. */
final class BrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    BrokenException(Finding finding) {
        super(finding.table() + " " + finding.key() + ": " + finding.explanation());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
