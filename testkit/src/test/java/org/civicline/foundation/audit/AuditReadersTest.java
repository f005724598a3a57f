package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The record has readers of its own, and no writer. */
@SpringBootTest
@DirtiesContext
class AuditReadersTest {

    private static final String RECORD = "/api/v1/staff/audit";
    private static final String VERIFICATION = RECORD + "/verification";

    @Autowired
    WebApplicationContext context;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transactions;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @AfterEach
    void signOut() {
        signedIn.out();
    }

    private MockHttpServletRequestBuilder as(Role role, HttpMethod method, String path) {
        signedIn.as(signedIn.newStaff("office", role));
        return request(method, path)
                .principal(Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication()));
    }

    private int status(Role role, HttpMethod method, String path) throws Exception {
        return web.perform(as(role, method, path)).andReturn().getResponse().getStatus();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheAuditAdministratorReadsAndVerifies(Role role) throws Exception {
        int expected = role == Role.AUDIT_ADMIN ? 200 : 403;
        assertThat(status(role, HttpMethod.GET, RECORD)).isEqualTo(expected);
        assertThat(status(role, HttpMethod.GET, VERIFICATION)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWritesToItFromOutside(Role role) throws Exception {
        for (HttpMethod method :
                new HttpMethod[] {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE}) {
            for (String path : new String[] {RECORD, VERIFICATION, RECORD + "/00000000-0000-7000-8000-000000000000"}) {
                assertThat(status(role, method, path)).isIn(403, 404, 405);
            }
        }
    }

    @Test
    void theRecordIsSearchedByWhoWhatToWhatAndWhen() throws Exception {
        StaffMember agent = signedIn.as(signedIn.newStaff("office", Role.AGENT));
        String subject = "ticket:" + UUID.randomUUID();
        transactions.executeWithoutResult(_ -> {
            audit.record("ticket.sought", subject, Map.of());
            audit.record("staff.sought", subject, Map.of());
        });
        signedIn.out();
        transactions.executeWithoutResult(_ -> audit.record("ticket.sought", subject, Map.of()));
        String name = agent.username();

        assertThat(found("subject", subject)).isEqualTo(3);
        assertThat(found("subject", subject.substring(0, 20))).isZero();
        assertThat(found("subject", subject, "action", "ticket.")).isEqualTo(2);
        assertThat(found("subject", subject, "action", "%")).isZero();
        assertThat(found("subject", subject, "actor", name)).isEqualTo(2);
        assertThat(found("subject", subject, "actor", name, "action", "staff.sought"))
                .isEqualTo(1);
        assertThat(found("subject", subject, "from", "2000-01-01T00:00:00Z")).isEqualTo(3);
        assertThat(found("subject", subject, "until", "2000-01-01T00:00:00Z")).isZero();
        assertThat(found("subject", subject, "from", "+999999999-01-01T00:00:00Z"))
                .isZero();
        assertThat(found("subject", subject, "actor", "")).isEqualTo(3);
    }

    private int found(String... filter) throws Exception {
        MockHttpServletRequestBuilder search = as(Role.AUDIT_ADMIN, HttpMethod.GET, RECORD);
        for (int i = 0; i < filter.length; i += 2) {
            search.param(filter[i], filter[i + 1]);
        }
        String body = Objects.requireNonNull(
                web.perform(search).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(body).path("items").size();
    }

    @Test
    void theAdministratorIsToldWhatIsWrongInTheirLanguage() throws Exception {
        assertThat(answer("zh-CN")).contains("\"intact\":true", "\"unsealed\":", "\"endChecked\":false");

        jdbc.sql("""
                INSERT INTO foundation.audit_entry (id, at, action, subject, details)
                VALUES ('00000000-0000-7000-8000-000000000000', now(), 'ticket.closed', 'x', '{}')
                """).update();

        assertThat(answer("zh-CN")).contains("\"intact\":false", "ENTRY_WITHOUT_KEY", "不是本系统写下的");
        assertThat(answer("en"))
                .contains("\"sealNumber\":0", "Entry 00000000-0000-7000-8000-000000000000 is not sealed yet");
    }

    private String answer(String language) throws Exception {
        return Objects.requireNonNull(
                web.perform(as(Role.AUDIT_ADMIN, HttpMethod.GET, VERIFICATION).header("Accept-Language", language))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
    }
}
