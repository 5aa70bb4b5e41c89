package io.shadowledger.service.balance;

import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 404: no event ever named the account. */
final class UnknownAccountException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownAccountException(String accountId) {
        super(
                HttpStatus.NOT_FOUND,
                "about:blank",
                "Not found",
                "no event of account " + accountId + " has been posted; check the id, or wait until it is posted",
                Map.of("accountId", accountId));
    }
}
