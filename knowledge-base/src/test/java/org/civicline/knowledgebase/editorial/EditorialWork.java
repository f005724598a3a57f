package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** People who write articles, through the calls the console makes. */
@SpringBootTest
abstract class EditorialWork {

    static final String KNOWLEDGE = "/api/v1/staff/knowledge";
    static final String TEXT = "## 办理条件\n\n在本市居住。\n\n## 所需材料\n\n- 身份证";

    private static final StaffMember NOBODY =
            new StaffMember(new StaffId(new UUID(0, 0)), "", "", "", null, "", java.util.Set.of());

    @Autowired
    WebApplicationContext context;

    @Autowired
    SignedIn signedIn;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EditionSweep sweep;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();
    private final JsonMapper json = JsonMapper.builder().build();

    StaffMember writer = NOBODY;
    StaffMember colleague = NOBODY;
    StaffMember stranger = NOBODY;
    StaffMember supervisor = NOBODY;
    StaffMember leader = NOBODY;
    StaffMember agent = NOBODY;

    @BeforeEach
    void people() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        writer = signedIn.newStaff("hrss", Role.OFFICER);
        colleague = signedIn.newStaff("hrss", Role.OFFICER);
        stranger = signedIn.newStaff("water", Role.OFFICER);
        supervisor = signedIn.newStaff("bench", Role.SUPERVISOR);
        leader = signedIn.newStaff("bench", Role.LEADER);
        agent = signedIn.newStaff("hrss", Role.AGENT);
        signedIn.as(writer);
    }

    @AfterEach
    void realTime() {
        clock.reset();
        signedIn.out();
    }

    /** What came back. */
    record Answer(int status, String text) {

        DocumentContext json() {
            return JsonPath.parse(text);
        }

        <T> T read(String path) {
            return json().read(path);
        }

        Answer ok() {
            assertThat(status).as(text).isBetween(200, 299);
            return this;
        }

        void refused(int expected, String code) {
            assertThat(status).as(text).isEqualTo(expected);
            assertThat(this.<String>read("$.code")).isEqualTo(code);
        }
    }

    Answer call(MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse response = response(request);
            return new Answer(response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    MockHttpServletResponse response(MockHttpServletRequestBuilder request) {
        try {
            return web.perform(request.principal(Objects.requireNonNull(
                            SecurityContextHolder.getContext().getAuthentication())))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A file that comes back. */
    byte[] bytes(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = web.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsByteArray();
    }

    Answer read(String path) {
        return call(get(KNOWLEDGE + path));
    }

    Answer send(String path, Map<String, ?> body) {
        return call(with(post(KNOWLEDGE + path), body).header("Idempotency-Key", UUID.randomUUID()));
    }

    MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, Map<String, ?> body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body).replace("\uD800", "\\ud800"));
    }

    static Map<String, Object> content(String title, @Nullable String body) {
        var content = new LinkedHashMap<String, Object>();
        content.put("title", title);
        content.put("categoryCode", "social.card");
        content.put("keywords", List.of("社保卡"));
        content.put("body", body);
        return content;
    }

    /** As somebody; whoever was signed in is again afterwards. */
    Answer as(StaffMember who, Supplier<Answer> act) {
        var before = SecurityContextHolder.getContext();
        signedIn.as(who);
        try {
            return act.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** A draft by {@link #writer}. */
    String draft(String title) {
        return as(writer, () -> send("/editions", Map.of("content", content(title, TEXT))))
                .ok()
                .read("$.id");
    }

    String inReview(String title) {
        String id = draft(title);
        as(writer, () -> step(id, "submit", Map.of())).ok();
        return id;
    }

    String scheduled(String title, LocalDate day) {
        String id = inReview(title);
        as(colleague, () -> step(id, "approve", Map.of("on", day.toString()))).ok();
        return id;
    }

    /** @return its code */
    String published(String title) {
        String id = inReview(title);
        String code = code(id);
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        return code;
    }

    String code(String edition) {
        return jdbc.sql("SELECT code FROM knowledgebase.edition WHERE id = CAST(? AS uuid)")
                .param(edition)
                .query(String.class)
                .single();
    }

    long version(String edition) {
        return jdbc.sql("SELECT version FROM knowledgebase.edition WHERE id = CAST(? AS uuid)")
                .param(edition)
                .query(Long.class)
                .single();
    }

    Answer step(String edition, String step, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("version", version(edition));
        return send("/editions/" + edition + "/" + step, body);
    }

    Answer write(String edition, long version, Map<String, ?> content) {
        return call(with(put(KNOWLEDGE + "/editions/" + edition), Map.of("version", version, "content", content)));
    }

    Answer discard(String edition) {
        return call(delete(KNOWLEDGE + "/editions/" + edition + "?version=" + version(edition)));
    }
}
