package org.civicline.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.problems.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A database that cannot be reached is said clearly, wherever in the request it was missed. */
@Component
class DatabaseDownFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseDownFilter.class);

    private final Problems problems;

    DatabaseDownFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException failure) {
            if (ours(failure)) {
                throw failure;
            }
            LOG.atWarn()
                    .addKeyValue("event", "database-unavailable")
                    .addKeyValue("path", request.getRequestURI())
                    .log(failure.getClass().getSimpleName());
            if (!response.isCommitted()) {
                problems.write(
                        new Refusal(Refusal.Kind.UNAVAILABLE, "foundation.database-down", Map.of()), request, response);
            }
        }
    }

    /** A statement that cannot work is our mistake: it must not pass for a database that is away. */
    private static boolean ours(RuntimeException failure) {
        return failure instanceof NonTransientDataAccessException
                && !(failure instanceof NonTransientDataAccessResourceException);
    }
}
