package org.civicline.channels.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.civicline.channels.Agents;
import org.civicline.channels.ChannelsTest;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.WorkQueue.NewWorkItem;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ChannelsTest
class QueueApiTest {

    private static final Set<Role> WORKERS = EnumSet.of(Role.AGENT, Role.SUPERVISOR);
    private static final Set<Role> BOARD_READERS = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.LEADER);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private Agents agents;

    @Autowired
    private WorkQueue queue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private MockMvc mvc;

    @BeforeEach
    void openApi() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate channels.work_item, channels.offer, channels.agent_state cascade")
                .update();
    }

    @AfterEach
    void signOut() {
        signedIn.out();
    }

    @Test
    void eachCallIsOpenToItsRolesOnly() throws Exception {
        for (Role role : Role.values()) {
            signedIn.as(signedIn.newStaff("hotline", role));
            allowed(get("/api/v1/staff/agent"), WORKERS.contains(role));
            allowed(post("/api/v1/staff/agent/ready"), WORKERS.contains(role));
            allowed(
                    post("/api/v1/staff/agent/not-ready")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\":\"break\"}"),
                    WORKERS.contains(role));
            allowed(post("/api/v1/staff/agent/wrapped-up"), WORKERS.contains(role));
            allowed(get("/api/v1/staff/queue"), WORKERS.contains(role));
            allowed(get("/api/v1/staff/agents"), BOARD_READERS.contains(role));
        }
    }

    @Test
    void anAgentGoesReadyWithALineAndIsToldWhatIsMissingWithoutOne() throws Exception {
        StaffMember me = signedIn.as(signedIn.newStaff("hotline", Role.AGENT));
        mvc.perform(get("/api/v1/staff/agent"))
                .andExpect(jsonPath("$.status").value("NOT_READY"))
                .andExpect(jsonPath("$.line").value(false));
        mvc.perform(post("/api/v1/staff/agent/ready"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("channels.no-softphone"))
                .andExpect(jsonPath("$.title").value("话机未注册"));

        agents.line(me.id(), true);

        mvc.perform(post("/api/v1/staff/agent/ready"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("READY"));
    }

    @Test
    void aReasonThatIsNotOnTheListIsRefusedWithTheList() throws Exception {
        signedIn.as(signedIn.newStaff("hotline", Role.AGENT));

        mvc.perform(post("/api/v1/staff/agent/not-ready")
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"holiday\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("channels.unknown-reason"))
                .andExpect(jsonPath("$.remedy").value("Choose one of: break, meeting, signed-out, training."));
    }

    @Test
    void theBoardShowsWhoIsOnWhichCallWithTheNumberMasked() throws Exception {
        StaffMember me = signedIn.as(signedIn.newStaff("hotline", Role.AGENT));
        agents.line(me.id(), true);
        String call = UUID.randomUUID().toString();
        queue.enqueue(new NewWorkItem(
                WorkKind.CALL, call, WorkQueue.HOTLINE, 0, clock.instant(), Map.of(WorkQueue.FROM, "13800138000")));
        mvc.perform(get("/api/v1/staff/queue"))
                .andExpect(jsonPath("$.waiting").value(1))
                .andExpect(jsonPath("$.offeredToday").value(1))
                .andExpect(jsonPath("$.targetSeconds").value(15));
        // no carrier for calls in this module: put on the agent by hand
        jdbc.sql("""
                        with item as (
                            update channels.work_item
                            set state = 'ACTIVE', agent = :agent, accepted_at = now(), answered_at = now()
                            where reference = :call returning id)
                        update channels.agent_state set status = 'BUSY', item = item.id from item where agent = :agent
                        """).param("agent", me.id().value()).param("call", call).update();

        mvc.perform(get("/api/v1/staff/agents"))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].staff.number").value(me.number()))
                .andExpect(jsonPath("$[0].status").value("BUSY"))
                .andExpect(jsonPath("$[0].call.id").value(call))
                .andExpect(jsonPath("$[0].call.from").value("138****8000"));
    }

    @Test
    void theEndOfAfterCallWorkIsKnownToTheAgentAndTheBoard() throws Exception {
        StaffMember me = signedIn.as(signedIn.newStaff("hotline", Role.AGENT));
        agents.line(me.id(), true);
        agents.ready(me.id()).orThrow();
        mvc.perform(get("/api/v1/staff/agent")).andExpect(jsonPath("$.until").isEmpty());
        jdbc.sql("""
                        update channels.agent_state
                        set status = 'WRAP_UP', wrap_up_until = '2040-01-01T00:00:30Z' where agent = :agent
                        """).param("agent", me.id().value()).update();

        mvc.perform(get("/api/v1/staff/agent"))
                .andExpect(jsonPath("$.status").value("WRAP_UP"))
                .andExpect(jsonPath("$.until").value("2040-01-01T00:00:30Z"));
        mvc.perform(get("/api/v1/staff/agents"))
                .andExpect(jsonPath("$[0].until").value("2040-01-01T00:00:30Z"));
    }

    private void allowed(MockHttpServletRequestBuilder call, boolean expected) throws Exception {
        int status = mvc.perform(call).andReturn().getResponse().getStatus();
        assertThat(status != 401 && status != 403)
                .as(call.toString() + " gave " + status)
                .isEqualTo(expected);
    }
}
