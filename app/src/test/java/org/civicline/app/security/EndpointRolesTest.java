package org.civicline.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.CivicLineApplication;
import org.civicline.foundation.Role;
import org.civicline.testkit.SignedIn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of every endpoint and role, tried one by one against the running application. */
@SpringBootTest(classes = CivicLineApplication.class)
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointRolesTest {

    /** Something for every field that any endpoint reads, so that it is the role that decides. */
    private static final String BODY = """
            {"username":"nobody","password":"wrong","reason":"break","staffId":"00000000-0000-7000-8000-000000000000",
             "name":"某某","language":"zh-CN","voice":true,"sms":true,"largePrint":false,"version":1,"text":"正文",
             "note":"备注","departmentCode":"bench","channel":"PHONE","type":"HELP","categoryCode":"none",
             "urgency":"NORMAL","title":"标题","address":null,"confidential":false,"articleCode":null,"answer":"答复"}
            """;

    @Autowired
    MockMvc web;

    @Autowired
    SignedIn signedIn;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<Role, Authentication> people = new EnumMap<>(Role.class);

    record Row(HttpMethod method, String path, Set<String> who) {

        static Row parse(String line) {
            String[] words = line.strip().split("\\s+");
            return new Row(HttpMethod.valueOf(words[0]), words[1], Set.of(Arrays.copyOfRange(words, 2, words.length)));
        }

        boolean allows(Role role) {
            return who.contains("ANYONE") || who.contains("STAFF") || who.contains(role.name());
        }
    }

    private static List<Row> table() throws IOException {
        return new ClassPathResource("endpoint-roles.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::parse)
                .toList();
    }

    @Test
    void everyEndpointStandsInTheTableAndEveryRowIsAnEndpoint() throws IOException {
        Set<String> there = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/staff"))
                        .flatMap(path ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .collect(Collectors.toSet());
        Set<String> written =
                table().stream().map(row -> row.method() + " " + row.path()).collect(Collectors.toSet());
        assertThat(there).isEqualTo(written);
    }

    @TestFactory
    Stream<DynamicTest> everyRoleAtEveryEndpoint() throws IOException {
        for (Role role : Role.values()) {
            signedIn.as(signedIn.newStaff("bench", role));
            people.put(role, SecurityContextHolder.getContext().getAuthentication());
            signedIn.out();
        }
        return table().stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(dynamicTest("nobody " + row.method() + " " + row.path(), () -> nobody(row))),
                        Arrays.stream(Role.values())
                                .map(role -> dynamicTest(
                                        role + " " + row.method() + " " + row.path(), () -> somebody(row, role)))));
    }

    private void nobody(Row row) throws Exception {
        int status = web.perform(call(row)).andReturn().getResponse().getStatus();
        if (row.who().contains("ANYONE")) {
            assertThat(status).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(401);
        }
    }

    private void somebody(Row row, Role role) throws Exception {
        var response = web.perform(call(row).with(authentication(Objects.requireNonNull(people.get(role)))))
                .andReturn()
                .getResponse();
        if (row.allows(role)) {
            assertThat(response.getStatus())
                    .as(response.getContentAsString())
                    .isNotEqualTo(403)
                    .satisfiesAnyOf(
                            status -> assertThat(status).isLessThan(500),
                            status -> assertThat(status).isEqualTo(503));
        } else {
            assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(403);
            assertThat(response.getContentAsString()).contains("foundation.forbidden");
        }
    }

    private static MockHttpServletRequestBuilder call(Row row) {
        String path = row.path()
                .replaceAll("\\{(id|attachment|file|macro|message)}", "00000000-0000-7000-8000-000000000000")
                .replace("{kind}", "recordings")
                .replace("{code}", "ZS-0000");
        return request(row.method(), path)
                .param("q", "停水")
                .param("phone", "13800138000")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", "key-of-the-table")
                .content(BODY)
                .with(csrf());
    }
}
