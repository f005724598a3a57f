package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.civicline.app.Browser.Answer;
import org.civicline.foundation.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.MethodParameter;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Ten thousand requests nobody thought of, to every endpoint of staff by those who may call it: each is done or refused
 * with a code, none is a failure of ours, and afterwards the work goes on. The application is its own, for what is
 * allowed is done.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "civicline.cases.archive-every=59m")
@DirtiesContext
class RandomRequestsTest extends BadInput {

    private static final int REQUESTS = 10_000;
    private static final int SEED = 12345;
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b20\\d{6}-\\d+\\b");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Random random = new Random(SEED);
    private final RandomBody bodies = new RandomBody(random);
    private final Map<String, String> broken = new TreeMap<>();

    /** One endpoint: what its address may carry, and what its body is read into; null for none. */
    private record Endpoint(
            RequestMethod method,
            String path,
            List<String> parameters,
            @Nullable Type body) {

        static Endpoint of(RequestMethod method, String path, HandlerMethod handler) {
            List<MethodParameter> all = Arrays.asList(handler.getMethodParameters());
            return new Endpoint(
                    method,
                    path,
                    all.stream()
                            .filter(one -> one.hasParameterAnnotation(RequestParam.class))
                            .map(one -> one.getParameter().getName())
                            .toList(),
                    all.stream()
                            .filter(one -> one.hasParameterAnnotation(RequestBody.class))
                            .map(MethodParameter::getGenericParameterType)
                            .findFirst()
                            .orElse(null));
        }

        /** Where a telephone is needed, which is not there. */
        boolean needsTelephony() {
            return path.matches(".*/(agent|agents|queue|softphone|calls)(/.*)?");
        }
    }

    @Test
    void everyRequestIsDoneOrRefusedAndNothingBreaks(CapturedOutput log) throws Exception {
        List<Browser> people = new ArrayList<>();
        for (Role role : Role.values()) {
            people.add(signedIn(role));
        }
        for (int i = 0; i < 20; i++) {
            remember(open("random-" + i));
        }
        List<Endpoint> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(100);
        long before = tickets();
        var met = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            Endpoint endpoint = endpoints.get(random.nextInt(endpoints.size()));
            Browser who = people.get(random.nextInt(people.size()));
            met.merge(send(endpoint, who), 1, Integer::sum);
        }
        assertThat(broken.values()).as("by endpoint, the first of each").isEmpty();
        assertThat(met.keySet()).as("%s", met).contains(200, 400, 403, 404, 409, 422);
        assertThat(log.getAll()).doesNotContain(" ERROR ");
        assertThat(tickets()).isGreaterThanOrEqualTo(before);
        assertThat(open("still-" + UUID.randomUUID()).status()).isEqualTo(201);
    }

    private int send(Endpoint endpoint, Browser who) throws Exception {
        String path = VARIABLE.matcher(endpoint.path())
                .replaceAll(_ -> java.util.regex.Matcher.quoteReplacement(encoded(bodies.word())));
        String query = query(endpoint.parameters());
        String body = endpoint.body() == null ? null : bodies.of(endpoint.body());
        Answer answer = who.send(
                endpoint.method().name(),
                path + query,
                body,
                "Idempotency-Key",
                "r" + random.nextInt(1_000_000),
                "Content-Type",
                contentType(endpoint));
        String what = "%s %s%s %s -> %d %s"
                .formatted(
                        endpoint.method(),
                        path,
                        query,
                        body == null ? "" : body.substring(0, Math.min(body.length(), 2_000)),
                        answer.status(),
                        answer.body());
        boolean away = answer.status() == 503 && endpoint.needsTelephony();
        boolean explained = !answer.code().isEmpty()
                && !answer.json().path("remedy").asString("").isEmpty();
        if (answer.status() < 400) {
            remember(answer);
        } else if (!explained || (answer.status() >= 500 && !away)) {
            broken.putIfAbsent(endpoint.method() + " " + endpoint.path(), what);
        }
        return answer.status();
    }

    private String contentType(Endpoint endpoint) {
        if (random.nextInt(50) == 0) {
            return "application/x-www-form-urlencoded";
        }
        return endpoint.body() == byte[].class ? "text/csv" : "application/json";
    }

    private String query(List<String> names) {
        return names.stream()
                .filter(_ -> random.nextBoolean())
                .map(name -> name + "=" + encoded(bodies.word()))
                .reduce((one, other) -> one + "&" + other)
                .map(all -> "?" + all)
                .orElse("");
    }

    private void remember(Answer answer) {
        ID.matcher(answer.body()).results().map(MatchResult::group).limit(20).forEach(bodies::seen);
    }

    /** All but signing in and out, which would end the rest. */
    private List<Endpoint> endpoints() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .flatMap(one -> one.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith(API) && !path.endsWith("/session"))
                        .flatMap(path -> one.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> Endpoint.of(method, path, one.getValue()))))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    /** Nothing at all would be another address; half characters no address can carry. */
    private static String encoded(String text) {
        String whole = text.length() > 500 ? text.substring(0, 500) : text;
        return whole.isEmpty()
                ? "%20"
                : URLEncoder.encode(whole, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
