package org.civicline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.problems.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** What broke before it came to a controller is refused like everything else; browsers get their page. */
@Component
class BrokenRequests extends BasicErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenRequests.class);

    private final Problems problems;
    private final LocaleResolver locales;

    BrokenRequests(
            ErrorAttributes attributes,
            WebProperties web,
            List<ErrorViewResolver> views,
            Problems problems,
            LocaleResolver locales) {
        super(attributes, web.getError(), views);
        this.problems = problems;
        this.locales = locales;
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        ProblemDetail problem = problems.detail(refusal(status), locales.resolveLocale(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of(
                        "type", String.valueOf(problem.getType()),
                        "status", status.value(),
                        "title", String.valueOf(problem.getTitle()),
                        "code", property(problem, "code"),
                        "remedy", property(problem, "remedy")));
    }

    private static Refusal refusal(HttpStatus status) {
        if (!status.is5xxServerError()) {
            return Problems.refused(status.value());
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.atError().addKeyValue("reference", reference).log("request broke before it came to a controller");
        return Refusal.invalid("foundation.internal").with("reference", reference);
    }

    private static Object property(ProblemDetail problem, String name) {
        Map<String, Object> properties = problem.getProperties();
        return properties == null ? "" : properties.getOrDefault(name, "");
    }
}
