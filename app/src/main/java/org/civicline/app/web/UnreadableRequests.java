package org.civicline.app.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.problems.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the web server itself refuses, before there is a request for the application to see, in the usual words. */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Problems problems;
    private final JsonMapper json;

    UnreadableRequests(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                // Its own would come behind ours and speak first.
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new InWords());
            }
        });
    }

    private final class InWords extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || status >= 500 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(json.writeValueAsString(problem(request, status)));
            } catch (IOException _) {
                // Whoever asked is gone.
            }
        }
    }

    /** In both languages when the request broke off before it said which. */
    private ProblemDetail problem(Request request, int status) {
        String language = request.getHeader("Accept-Language");
        List<ProblemDetail> details = (language == null
                        ? List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                        : List.of(language.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE))
                .stream()
                        .map(one -> problems.detail(Refusal.invalid("foundation.unreadable-address"), one))
                        .toList();
        ProblemDetail first = details.getFirst();
        first.setStatus(status);
        first.setTitle(details.stream().map(ProblemDetail::getTitle).collect(Collectors.joining(" / ")));
        first.setProperty(
                "remedy",
                details.stream()
                        .map(one -> String.valueOf(
                                Objects.requireNonNull(one.getProperties()).get("remedy")))
                        .collect(Collectors.joining(" / ")));
        return first;
    }
}
