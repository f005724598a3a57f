package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.CivicLineApplication;
import org.civicline.app.Browser.Answer;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People signed in at the running application, who send what they should not. */
@SpringBootTest(classes = CivicLineApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInput {

    static final String API = "/api/v1/staff";
    static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    static final String MUCH = "字".repeat(10_000);
    static final String PASSWORD = "口令-8字以上";

    @LocalServerPort
    int port;

    @Autowired
    StaffDirectory directory;

    @Autowired
    Departments departments;

    @Autowired
    Categories categories;

    @Autowired
    Citizens citizens;

    @Autowired
    JdbcClient jdbc;

    Browser agent = new Browser(0);
    Browser officer = agent;
    Browser supervisor = agent;
    Browser security = agent;
    Browser auditor = agent;
    String citizen = "";

    @BeforeAll
    void peopleAndPlaces() throws Exception {
        departments.putAll(List.of(new Department("bad-input", "热线中心", "Hotline", Department.Level.CITY, null)));
        categories.putAll(List.of(new Categories.Category("bad.input", "漏水", "Leak", null, Urgency.NORMAL)));
        citizen = citizens.resolve(ContactPoint.phone("13800138000").orElseThrow())
                .toString();
        agent = signedIn(Role.AGENT);
        officer = signedIn(Role.OFFICER);
        supervisor = signedIn(Role.SUPERVISOR);
        security = signedIn(Role.SECURITY_ADMIN);
        auditor = signedIn(Role.AUDIT_ADMIN);
    }

    Browser signedIn(Role role) throws Exception {
        String name = "t" + UUID.randomUUID().toString().substring(0, 13);
        directory
                .add(new StaffDirectory.NewStaffMember(name, name, "王", null, "bad-input", Set.of(role)), PASSWORD)
                .orThrow();
        var browser = new Browser(port);
        assertThat(browser.signIn(name, PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    static Answer assertRefused(
            String method, String path, Browser who, @Nullable String body, int oneStatus, int orStatus)
            throws Exception {
        String key = "bad-" + Instant.now().toEpochMilli();
        Answer chinese = who.send(method, API + path, body, "Idempotency-Key", key, "Accept-Language", "zh-CN");
        Answer english = who.send(method, API + path, body, "Idempotency-Key", key, "Accept-Language", "en");
        assertThat(chinese.status()).as(chinese.body()).isIn(oneStatus, orStatus);
        assertThat(chinese.code()).as(chinese.body()).isNotEmpty();
        assertThat(english.code()).isEqualTo(chinese.code());
        for (String text : List.of("title", "remedy")) {
            assertThat(chinese.json().path(text).asString()).as(text).containsPattern("\\p{IsHan}");
            assertThat(english.json().path(text).asString())
                    .as(text)
                    .doesNotContainPattern("\\p{IsHan}")
                    .contains(" ");
        }
        return chinese;
    }

    Answer open(String key) throws Exception {
        return agent.post(API + "/tickets", ticket("title", "门口漏水"), "Idempotency-Key", key);
    }

    /** A form that is fine, but for one field. */
    String ticket(String field, String value) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("citizen", citizen);
        fields.put("channel", "PHONE");
        fields.put("type", "HELP");
        fields.put("categoryCode", "bad.input");
        fields.put("urgency", "NORMAL");
        fields.put("title", "门口漏水");
        fields.put("text", "从早上开始");
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":\"" + one.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    long tickets() {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket")
                .query(Long.class)
                .single();
    }

    static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "·");
        return printable.length() > 30 ? printable.length() + " characters" : "'" + printable + "'";
    }
}
