package org.civicline.knowledgebase.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import org.civicline.foundation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Triage as the desk asks for it. */
class TriageRequestsTest extends TriageWork {

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void overHttpTheDeskAsksAndTellsWhatItTook() throws Exception {
        trained();
        signedIn.as(signedIn.newStaff("t-light", Role.AGENT));
        web.perform(post("/api/v1/staff/triage")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\": \"请问路灯\", \"text\": \"什么时候能修好\", \"categoryCode\": \"t.light\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.answers[0].question").value("TYPE"))
                .andExpect(jsonPath("$.answers[0].choices[0].code").value("CONSULTATION"));
        used("{\"version\": 1, \"uses\": [{\"question\": \"TYPE\", \"suggested\": \"HELP\", \"chosen\": \"HELP\", \"taken\": true}]}")
                .andExpect(status().isNoContent());
        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.triage_use WHERE taken")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        used("{\"version\": 9, \"uses\": []}").andExpect(status().is(422));
        used("{\"uses\": [{\"question\": \"NAME\", \"suggested\": \"HELP\", \"taken\": true}]}")
                .andExpect(status().is(422));
        used("{\"uses\": [{\"question\": \"TYPE\", \"suggested\": \"王小明 13800138000\", \"taken\": true}]}")
                .andExpect(status().is(422));
        used("{\"uses\": [null]}").andExpect(status().is(422));
    }

    @Test
    void anOfficerIsNotAsked() throws Exception {
        signedIn.as(signedIn.newStaff("t-light", Role.OFFICER));
        web.perform(post("/api/v1/staff/triage")
                        .principal(Objects.requireNonNull(
                                SecurityContextHolder.getContext().getAuthentication()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden());
    }

    private ResultActions used(String body) throws Exception {
        return web.perform(post("/api/v1/staff/triage/uses")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
