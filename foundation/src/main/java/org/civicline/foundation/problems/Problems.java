package org.civicline.foundation.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.civicline.foundation.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Turns refusals into problem details in the reader's language. */
@Component
public class Problems {

    /** Statuses that say more than the kind of the refusal does. */
    private static final Map<String, Integer> STATUS = Map.of(
            "foundation.not-signed-in", 401,
            "foundation.sign-in-failed", 401,
            "foundation.locked", 423,
            "foundation.malformed", 400,
            "foundation.too-large", 413,
            "foundation.unreadable-address", 400,
            "foundation.internal", 500);

    private final ProblemTexts texts;

    private final ObjectProvider<JsonMapper> json;
    private final LocaleResolver locales;

    Problems(ProblemTexts texts, ObjectProvider<JsonMapper> json, LocaleResolver locales) {
        this.texts = texts;
        this.json = json;
        this.locales = locales;
    }

    /** What is refused where nobody said more than a status below 500. */
    public static Refusal refused(int status) {
        return switch (status) {
            case 404 -> Refusal.notFound("foundation.not-found");
            case 413 -> Refusal.invalid("foundation.too-large");
            default -> Refusal.invalid("foundation.malformed");
        };
    }

    public ProblemDetail detail(Refusal refusal, Locale locale) {
        var problem = ProblemDetail.forStatus(
                STATUS.getOrDefault(refusal.code(), refusal.kind().status()));
        problem.setType(URI.create("urn:civicline:" + refusal.code()));
        problem.setTitle(texts.title(refusal, locale));
        problem.setProperty("code", refusal.code());
        problem.setProperty("remedy", texts.remedy(refusal, locale));
        refusal.details().forEach(problem::setProperty);
        return problem;
    }

    /** Answers from where no controller is: a filter, a handler of the security chain. */
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseEntity<Object> answer = answer(refusal, locales.resolveLocale(request));
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        json.getObject().writeValue(response.getOutputStream(), answer.getBody());
    }

    ResponseEntity<Object> answer(Refusal refusal, Locale locale) {
        ProblemDetail problem = detail(refusal, locale);
        var answer = ResponseEntity.status(HttpStatusCode.valueOf(problem.getStatus()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            answer.header("Retry-After", "3");
        }
        return answer.body(problem);
    }
}
