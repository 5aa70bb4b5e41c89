package io.shadowledger.service.storage;

import io.shadowledger.api.storage.BookMonth;
import io.shadowledger.api.storage.StorageApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.problem.InvalidException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** The months of the book, over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.LEDGER)
class StorageController implements StorageApi {

    private final MonthStore store;
    private final CurrentUser user;

    StorageController(MonthStore store, CurrentUser user) {
        this.store = store;
        this.user = user;
    }

    @Override
    public List<BookMonth> months() {
        return store.list();
    }

    @Override
    public BookMonth detach(String month) {
        return store.detach(parse(month), user.name());
    }

    @Override
    public BookMonth attach(String month) {
        return store.attach(parse(month), user.name());
    }

    private static RecordMonth parse(String month) {
        if (!month.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw new InvalidException("month", "'" + month + "' is not a month: write it as 2026-03");
        }
        return new RecordMonth(YearMonth.parse(month));
    }
}
