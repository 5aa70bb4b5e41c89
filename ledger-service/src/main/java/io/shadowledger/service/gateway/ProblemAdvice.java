package io.shadowledger.service.gateway;

import io.shadowledger.api.Problems;
import io.shadowledger.service.problem.ProblemException;
import java.net.URI;
import java.sql.SQLTransientException;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Every exception of a controller as a problem document (RFC 9457), with the request's trace id. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> problem(ProblemException problem, WebRequest request) {
        var document = ProblemWriter.document(problem.status(), problem.type().toString(), problem.detail());
        document.setTitle(problem.title());
        problem.extras().forEach(document::setProperty);
        var headers = new HttpHeaders();
        if (problem instanceof AuthController.TooManyTriesException tries) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(tries.seconds()));
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return handleExceptionInternal(problem, document, headers, problem.status(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> rejected(RequestRejectedException failure, WebRequest request) {
        return answer(
                failure,
                HttpStatus.BAD_REQUEST,
                Problems.INVALID,
                "the address or a parameter holds a character that none may hold",
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Nobody is there to be told.
            return null;
        }
        var tooLarge = BodyTooLargeException.in(failure);
        if (tooLarge != null) {
            return answer(failure, HttpStatus.CONTENT_TOO_LARGE, Problems.TOO_LARGE, tooLarge.getMessage(), request);
        }
        if (isUnavailable(failure)) {
            log.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .log("A request failed because the database or the broker could not be reached");
            return answer(
                    failure,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    Problems.UNAVAILABLE,
                    "the database or the broker cannot be reached: nothing was changed, try again later",
                    request);
        }
        log.error("A request failed", failure);
        return answer(
                failure,
                HttpStatus.INTERNAL_SERVER_ERROR,
                ProblemWriter.NO_TYPE,
                "the ledger failed; its log has the reason under this trace id",
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var tooLarge = BodyTooLargeException.in(failure);
        if (tooLarge != null) {
            return answer(failure, HttpStatus.CONTENT_TOO_LARGE, Problems.TOO_LARGE, tooLarge.getMessage(), request);
        }
        var mistake = JsonMistake.in(failure);
        var document = ProblemWriter.document(HttpStatus.BAD_REQUEST, Problems.INVALID, mistake.detail());
        Optional.ofNullable(mistake.field()).ifPresent(field -> document.setProperty("field", field));
        if (mistake.line() > 0) {
            document.setProperty("line", mistake.line());
            document.setProperty("column", mistake.column());
        }
        return handleExceptionInternal(failure, document, headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var name = failure.getParameterName();
        return invalid(failure, name, "the parameter '" + name + "' is missing", request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Optional.ofNullable(failure.getPropertyName()).orElse("");
        return invalid(
                failure,
                name,
                "the parameter '" + name + "' cannot be read: " + JsonMistake.expected(failure.getRequiredType()),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                failure,
                HttpStatus.NOT_FOUND,
                ProblemWriter.NO_TYPE,
                "there is nothing at this address: the addresses are listed in /v3/api-docs",
                request);
    }

    /** What Spring says of its own exceptions, with our members added. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var content = body == null && failure instanceof ErrorResponse response ? response.getBody() : body;
        if (content instanceof ProblemDetail document) {
            document.setProperty("traceId", TraceFilter.current());
        }
        return super.handleExceptionInternal(failure, content, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> invalid(
            Exception failure, String field, String detail, WebRequest request) {
        var document = ProblemWriter.document(HttpStatus.BAD_REQUEST, Problems.INVALID, detail);
        document.setProperty("field", field);
        return handleExceptionInternal(failure, document, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception failure, HttpStatus status, String type, @Nullable String detail, WebRequest request) {
        var document = ProblemWriter.document(status, type, String.valueOf(detail));
        document.setType(URI.create(type));
        return handleExceptionInternal(failure, document, new HttpHeaders(), status, request);
    }

    private static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof SQLTransientException
                    || cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
