package org.civicline.channels.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.problems.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a person reads when a page is not there or cannot be made; programs get problem details as everywhere. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    private final Problems problems;

    PageErrors(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(
            exception = {NoResourceFoundException.class, NoSuchArticleException.class},
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (forPrograms(request)) {
            problems.write(Refusal.notFound("foundation.not-found"), request, response);
            return new ModelAndView();
        }
        return page(HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(
            exception = {
                DataAccessResourceFailureException.class,
                TransientDataAccessException.class,
                TransactionException.class
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView databaseDown(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn(
                "page {} could not be made: {}",
                request.getRequestURI(),
                failure.getClass().getSimpleName());
        if (forPrograms(request)) {
            problems.write(
                    new Refusal(Refusal.Kind.UNAVAILABLE, "foundation.database-down", Map.of()), request, response);
            return new ModelAndView();
        }
        return page(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static boolean forPrograms(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/actuator/") || path.startsWith("/open311/");
    }

    private static ModelAndView page(HttpStatus status) {
        return new ModelAndView("error", Map.of("status", status.value()), status);
    }
}
