package org.civicline.foundation.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where controllers' exceptions become answers. No exception text ever reaches a person. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final LocaleResolver locales;

    ProblemAdvice(Problems problems, LocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedException refused, Locale locale) {
        return problems.answer(refused.refusal(), locale);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> databaseDown(Exception failure, Locale locale) {
        LOG.atWarn()
                .addKeyValue("event", "database-unavailable")
                .log(failure.getClass().getSimpleName());
        return problems.answer(new Refusal(Refusal.Kind.UNAVAILABLE, "foundation.database-down", Map.of()), locale);
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Object> denied(@Nullable Authentication who, Locale locale) {
        boolean signedIn = who != null && who.getPrincipal() instanceof StaffPrincipal;
        return problems.answer(
                Refusal.forbidden(signedIn ? "foundation.forbidden" : "foundation.not-signed-in"), locale);
    }

    /** A value that is none of its kind, or a form that cannot be decoded or has characters no form has. */
    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        InvalidParameterException.class,
        RequestRejectedException.class
    })
    ResponseEntity<Object> mistyped(Locale locale) {
        return problems.answer(Refusal.invalid("foundation.malformed"), locale);
    }

    @ExceptionHandler
    ResponseEntity<Object> unplanned(Exception failure, HttpServletRequest request, Locale locale) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.atError()
                .addKeyValue("reference", reference)
                .addKeyValue("path", request.getRequestURI())
                .setCause(failure)
                .log("request failed");
        return problems.answer(Refusal.invalid("foundation.internal").with("reference", reference), locale);
    }

    /** What Spring itself refuses: unreadable bodies, missing parameters, wrong methods, unknown paths. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = problems.detail(
                Problems.refused(status.value()), locales.resolveLocale(((ServletWebRequest) request).getRequest()));
        problem.setStatus(status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
