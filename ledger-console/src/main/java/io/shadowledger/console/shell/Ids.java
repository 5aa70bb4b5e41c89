package io.shadowledger.console.shell;

/**
 * The ids of elements that tests and bookmarks rely on; docs/console.md lists them. A name once given stays.
 */
public final class Ids {

    public static final String LOGIN = "login";
    public static final String LOGIN_NOTICE = "login-notice";

    public static final String NAV = "nav";
    public static final String USER = "user";
    public static final String SIGN_OUT = "sign-out";
    public static final String COLOUR_SCHEME = "colour-scheme";
    public static final String LANGUAGE = "language";
    public static final String LEDGER_STATE = "ledger-state";
    public static final String MESSAGE = "message";
    public static final String LIVE_PAUSE = "live-pause";
    public static final String KEYS = "keys";

    public static final String BREAKS_GRID = "breaks-grid";
    public static final String BREAKS_STATUS = "breaks-status";
    public static final String BREAKS_VERDICT = "breaks-verdict";
    public static final String BREAKS_ACCOUNT = "breaks-account";
    public static final String BREAKS_EXPORT = "breaks-export";
    public static final String BREAKS_EXPORT_XLSX = "breaks-export-xlsx";
    public static final String BREAKS_TEXT = "breaks-text";
    public static final String BREAKS_SEVERITY = "breaks-severity";
    public static final String BREAKS_OWNER = "breaks-owner";
    public static final String BREAKS_SORT = "breaks-sort";
    public static final String BREAKS_SUPPRESSED = "breaks-suppressed";
    public static final String BREAKS_AGES = "breaks-ages";
    public static final String BREAKS_AS_OF = "breaks-as-of";
    public static final String FILTERS_SAVED = "filters-saved";
    public static final String FILTERS_OPEN = "filters-open";
    public static final String FILTERS_NAME = "filters-name";
    public static final String FILTERS_SAVE = "filters-save";
    public static final String FILTERS_DELETE = "filters-delete";
    public static final String BREAKS_SELECTION = "breaks-selection";
    public static final String BREAKS_PROPOSE = "breaks-propose";
    public static final String BULK_TOTAL = "bulk-total";
    public static final String BULK_REASON = "bulk-reason";
    public static final String BULK_CONFIRM = "bulk-confirm";
    public static final String TILE_OPEN = "tile-open";
    public static final String TILE_DRIFT = "tile-drift";
    public static final String TILE_AGE = "tile-age";
    public static final String TILE_WAITING = "tile-waiting";
    public static final String TILE_BOOK = "tile-book";

    public static final String BREAK_STATUS = "break-status";
    public static final String BREAK_CBS = "break-cbs";
    public static final String BREAK_SHADOW = "break-shadow";
    public static final String BREAK_DRIFT = "break-drift";
    public static final String BREAK_SHADOW_NOW = "break-shadow-now";
    public static final String BREAK_EXPLANATION = "break-explanation";
    public static final String BREAK_REASON = "break-reason";
    public static final String BREAK_PROPOSE = "break-propose";
    public static final String BREAK_NEXT = "break-next";
    public static final String BREAK_PREVIOUS = "break-previous";
    public static final String BREAK_HISTORY = "break-history";
    public static final String BREAK_EVIDENCE = "break-evidence";
    public static final String BREAK_ENTRIES = "break-entries";

    public static final String BREAK_OTHERS = "break-others";
    public static final String BREAK_OWNER = "break-owner";
    public static final String BREAK_TAKE = "break-take";
    public static final String BREAK_ASSIGN = "break-assign";
    public static final String BREAK_ASSIGN_OWNER = "break-assign-owner";
    public static final String BREAK_ASSIGN_CONFIRM = "break-assign-confirm";
    public static final String BREAK_UNASSIGN = "break-unassign";
    public static final String BREAK_COMMENT = "break-comment";
    public static final String BREAK_COMMENT_ADD = "break-comment-add";
    public static final String BREAK_SUPPRESS = "break-suppress";
    public static final String BREAK_SUPPRESS_REASON = "break-suppress-reason";
    public static final String BREAK_SUPPRESS_UNTIL = "break-suppress-until";
    public static final String BREAK_SUPPRESS_CONFIRM = "break-suppress-confirm";
    public static final String BREAK_SUPPRESSED = "break-suppressed";
    public static final String BREAK_UNSUPPRESS = "break-unsuppress";
    public static final String BREAK_ATTACH = "break-attach";
    public static final String BREAK_ATTACH_ERROR = "break-attach-error";
    public static final String BREAK_ATTACHMENTS = "break-attachments";
    public static final String BREAK_EXPLAIN = "break-explain";
    public static final String BREAK_EXPLAINED = "break-explained";
    public static final String BREAK_MATCHES = "break-matches";

    public static final String CORRECTION_STATUS = "correction-status";
    public static final String CORRECTION_AMOUNT = "correction-amount";
    public static final String CORRECTION_DIGEST = "correction-digest";
    public static final String CORRECTION_APPROVE = "correction-approve";
    public static final String CORRECTION_APPROVE_WHY_NOT = "correction-approve-why-not";
    public static final String CORRECTION_APPROVE_CONFIRM = "correction-approve-confirm";
    public static final String CORRECTION_REJECT = "correction-reject";
    public static final String CORRECTION_REJECT_NOTE = "correction-reject-note";
    public static final String CORRECTION_REJECT_CONFIRM = "correction-reject-confirm";
    public static final String CORRECTION_LIMIT = "correction-limit";
    public static final String CORRECTION_EXPIRES = "correction-expires";
    public static final String CORRECTION_REVERSE = "correction-reverse";
    public static final String CORRECTION_REVERSE_REASON = "correction-reverse-reason";
    public static final String CORRECTION_REVERSE_CONFIRM = "correction-reverse-confirm";

    public static final String CORRECTIONS_GRID = "corrections-grid";
    public static final String CORRECTIONS_STATUS = "corrections-status";
    public static final String CORRECTIONS_SELECTION = "corrections-selection";
    public static final String CORRECTIONS_APPROVE = "corrections-approve";
    public static final String CORRECTIONS_POLICY = "corrections-policy";
    public static final String CORRECTIONS_EXPORT = "corrections-export";
    public static final String CORRECTIONS_EXPORT_XLSX = "corrections-export-xlsx";

    public static final String ACCOUNTS_GRID = "accounts-grid";
    public static final String ACCOUNTS_PREFIX = "accounts-prefix";
    public static final String ACCOUNT_BALANCE = "account-balance";
    public static final String ACCOUNT_FROM = "account-from";
    public static final String ACCOUNT_TO = "account-to";
    public static final String ACCOUNT_AS_OF = "account-as-of";
    public static final String ACCOUNT_AS_OF_BALANCE = "account-as-of-balance";
    public static final String ACCOUNT_STATEMENT = "account-statement";
    public static final String ACCOUNT_EXPORT = "account-export";
    public static final String ACCOUNT_CHART = "account-chart";

    public static final String REPORTS_GRID = "reports-grid";
    public static final String REPORTS_CHART = "reports-chart";
    public static final String REPORTS_CHART_CURRENCY = "reports-chart-currency";
    public static final String REPORTS_CHART_FIGURES = "reports-chart-figures";
    public static final String REPORT_UPLOAD_OPEN = "report-upload-open";
    public static final String REPORT_UPLOAD = "report-upload";
    public static final String REPORT_UPLOAD_DAY = "report-upload-day";
    public static final String REPORT_UPLOAD_BASIS = "report-upload-basis";
    public static final String REPORT_UPLOAD_COMPLETE = "report-upload-complete";
    public static final String REPORT_UPLOAD_FORMAT = "report-upload-format";
    public static final String REPORT_UPLOAD_PROFILE = "report-upload-profile";
    public static final String REPORT_FINDINGS = "report-findings";
    public static final String REPORT_UPLOAD_ERROR = "report-upload-error";
    public static final String REPORT_STATUS = "report-status";
    public static final String REPORT_RECHECK = "report-recheck";
    public static final String REPORT_LINES = "report-lines";
    public static final String REPORT_EXPORT = "report-export";
    public static final String REPORT_EXPORT_XLSX = "report-export-xlsx";
    public static final String REPORT_ENTRIES = "report-entries";
    public static final String REPORT_MATCHES = "report-matches";
    public static final String MATCHES_KIND = "matches-kind";
    public static final String MATCHES_ACCOUNT = "matches-account";
    public static final String REPORTS_MISSING = "reports-missing";
    public static final String EXPECTED_GRID = "expected-grid";
    public static final String EXPECTED_ADD = "expected-add";
    public static final String EXPECTED_CHANGE = "expected-change";
    public static final String EXPECTED_REMOVE = "expected-remove";
    public static final String EXPECTED_REMOVE_CONFIRM = "expected-remove-confirm";
    public static final String EXPECTED_NAME = "expected-name";
    public static final String EXPECTED_PATTERN = "expected-pattern";
    public static final String EXPECTED_DEADLINE = "expected-deadline";
    public static final String EXPECTED_ZONE = "expected-zone";
    public static final String EXPECTED_SAVE = "expected-save";
    public static final String OCCURRENCES_GRID = "occurrences-grid";
    public static final String SOURCES_GRID = "sources-grid";
    public static final String REFUSALS_GRID = "refusals-grid";

    public static final String PROFILES_GRID = "profiles-grid";
    public static final String PROFILE_ADD = "profile-add";
    public static final String PROFILE_NAME = "profile-name";
    public static final String PROFILE_COLUMN = "profile-column";
    public static final String PROFILE_SAVE = "profile-save";
    public static final String PROFILE_DELETE = "profile-delete";
    public static final String PROFILE_DELETE_CONFIRM = "profile-delete-confirm";
    public static final String ALIASES_GRID = "aliases-grid";
    public static final String ALIAS_ADD = "alias-add";
    public static final String ALIAS = "alias";
    public static final String ALIAS_ACCOUNT = "alias-account";
    public static final String ALIAS_SAVE = "alias-save";
    public static final String ALIAS_REMOVE = "alias-remove";

    public static final String AUDIT_GRID = "audit-grid";
    public static final String AUDIT_SUBJECT = "audit-subject";
    public static final String AUDIT_WHO = "audit-who";
    public static final String AUDIT_WHAT = "audit-what";
    public static final String AUDIT_FROM = "audit-from";
    public static final String AUDIT_TO = "audit-to";
    public static final String AUDIT_EXPORT_CSV = "audit-export-csv";
    public static final String AUDIT_EXPORT_JSON = "audit-export-json";
    public static final String AUDIT_ACT = "audit-act";
    public static final String AUDIT_VERIFY = "audit-verify";
    public static final String AUDIT_VERIFY_HEAD = "audit-verify-head";
    public static final String AUDIT_VERIFY_RUN = "audit-verify-run";
    public static final String AUDIT_VERIFY_RESULT = "audit-verify-result";

    public static final String DEAD_LETTERS_OPEN = "dead-letters-open";
    public static final String DEAD_LETTERS_GRID = "dead-letters-grid";
    public static final String DEAD_LETTERS_STATUS = "dead-letters-status";
    public static final String DEAD_LETTERS_REASON = "dead-letters-reason";
    public static final String DEAD_LETTER_STATUS = "dead-letter-status";
    public static final String DEAD_LETTER_WHY = "dead-letter-why";
    public static final String DEAD_LETTER_PAYLOAD = "dead-letter-payload";
    public static final String DEAD_LETTER_MENDED = "dead-letter-mended";
    public static final String DEAD_LETTER_NOTE = "dead-letter-note";
    public static final String DEAD_LETTER_REPLAY = "dead-letter-replay";
    public static final String DEAD_LETTER_REPLAY_MENDED = "dead-letter-replay-mended";
    public static final String DEAD_LETTER_DISMISS = "dead-letter-dismiss";
    public static final String DEAD_LETTER_DISMISS_REASON = "dead-letter-dismiss-reason";
    public static final String DEAD_LETTER_DISMISS_CONFIRM = "dead-letter-dismiss-confirm";
    public static final String DEAD_LETTER_WHY_NOT = "dead-letter-why-not";
    public static final String DEAD_LETTER_OUTCOME = "dead-letter-outcome";
    public static final String DEAD_LETTER_REPLAYS = "dead-letter-replays";
    public static final String MEND_EVENT = "mend-event";
    public static final String MEND_APPROVE = "mend-approve";
    public static final String MEND_APPROVE_CONFIRM = "mend-approve-confirm";
    public static final String MEND_WHY_NOT = "mend-why-not";
    public static final String MEND_REJECT = "mend-reject";
    public static final String MEND_REJECT_NOTE = "mend-reject-note";
    public static final String MEND_REJECT_CONFIRM = "mend-reject-confirm";
    public static final String CONFLICTS_GRID = "conflicts-grid";
    public static final String CONFLICTS_EVENT = "conflicts-event";
    public static final String CONFLICT_SIDES = "conflict-sides";
    public static final String CONFLICT_PAYLOAD = "conflict-payload";

    public static final String STATUS_BALANCED = "status-balanced";
    public static final String STATUS_PARTITIONS = "status-partitions";

    private Ids() {}
}
