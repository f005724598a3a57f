package org.civicline.ticketing;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.civicline.foundation.StaffMember;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of limits and calendars begin with: the API, as a person calls it. */
abstract class SetupWork extends CaseWork {

    static final String API = "/api/v1/staff";

    @Autowired
    WebApplicationContext context;

    @Autowired
    JsonMapper json;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    /** What came back. */
    record Answer(int status, JsonNode body) {}

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    /** For what is no JSON. */
    MockMvc browser() {
        return web;
    }

    Answer get(StaffMember by, String path) throws Exception {
        return call(by, MockMvcRequestBuilders.get(API + path));
    }

    Answer put(StaffMember by, String path, String body) throws Exception {
        return call(
                by,
                MockMvcRequestBuilders.put(API + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    Answer post(StaffMember by, String path, String body) throws Exception {
        return call(
                by,
                MockMvcRequestBuilders.post(API + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    Answer call(StaffMember by, MockHttpServletRequestBuilder request) throws Exception {
        return call(by, request, "zh-CN");
    }

    Answer call(StaffMember by, MockHttpServletRequestBuilder request, String language) throws Exception {
        signedIn.as(by);
        request.principal(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()));
        var response = web.perform(request.header("Accept-Language", language))
                .andReturn()
                .getResponse();
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        return new Answer(response.getStatus(), json.readTree(body.isEmpty() ? "null" : body));
    }
}
