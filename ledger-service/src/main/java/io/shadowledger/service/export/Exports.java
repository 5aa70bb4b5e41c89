package io.shadowledger.service.export;

import io.shadowledger.service.problem.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers requests with whole tables, each as it stood at one moment. */
@Component
public class Exports {

    /** Each holds a connection to the database for as long as its reader takes. */
    private static final int MOST_AT_ONCE = 3;

    private static final int BUFFER = 1 << 16;

    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final TransactionTemplate oneMoment;

    Exports(PlatformTransactionManager transactions) {
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** Where rows come from. */
    @FunctionalInterface
    public interface Rows {

        /**
         * Gives every row, within one transaction.
         *
         * @param use takes the cells of one: {@link java.math.BigDecimal} for an amount with the decimals of its
         *     currency, another {@link Number} for a count, and anything else for what its {@code toString} says
         */
        void each(Consumer<List<? extends @Nullable Object>> use);
    }

    /**
     * Writes a table into a response, a row at a time.
     *
     * @param title one word: what the file and its sheet are called
     * @throws UnavailableException when as many are being written as may be at once
     * @throws IOException when whoever asked went away
     */
    public void send(ExportFormat format, String title, List<String> columns, Rows rows, HttpServletResponse response)
            throws IOException {
        if (!free.tryAcquire()) {
            throw new UnavailableException(
                    MOST_AT_ONCE + " exports are being written already: wait for one of them, and ask again", null);
        }
        try {
            response.setContentType(format.contentType());
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + title.toLowerCase(Locale.ROOT) + "." + format.ending() + "\"");
            var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            var export = new TableExport(format.open(title, out));
            oneMoment.executeWithoutResult(_ -> export.write(columns, rows));
            out.flush();
        } finally {
            free.release();
        }
    }
}
