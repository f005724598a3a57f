package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Filters kept by a name: for oneself or one's department, with how much there is to do behind each. */
class SavedViewsTest extends CaseWork {

    private static final String VIEWS = "/api/v1/staff/views";

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();
    private StaffMember me = new StaffMember(
            new org.civicline.foundation.StaffId(new java.util.UUID(0, 0)), "", "", "", null, "", Set.of());

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        me = signedIn.newStaff("hotline", Role.AGENT);
        signedIn.as(me);
    }

    @Test
    void aViewIsKeptChangedAndDeleted() throws Exception {
        String id = added("超期待派", false, "\"statuses\":[\"TO_DISPATCH\"],\"urgency\":\"URGENT\",\"late\":true");
        mine().andExpect(jsonPath("$[0].name").value("超期待派"))
                .andExpect(jsonPath("$[0].statuses").value(contains("TO_DISPATCH")))
                .andExpect(jsonPath("$[0].urgency").value("URGENT"))
                .andExpect(jsonPath("$[0].late").value(true))
                .andExpect(jsonPath("$[0].shared").value(false))
                .andExpect(jsonPath("$[0].changeable").value(true));
        send(put(VIEWS + "/" + id), "{\"name\":\"水务局的\",\"department\":\"water\",\"version\":1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.statuses").isEmpty())
                .andExpect(jsonPath("$.department").value("water"))
                .andExpect(jsonPath("$.version").value(2));
        refused(send(put(VIEWS + "/" + id), "{\"name\":\"慢了\",\"version\":1}"), 409, "view-changed-meanwhile");
        refused(web.perform(delete(VIEWS + "/" + id + "?version=1")), 409, "view-changed-meanwhile");
        web.perform(delete(VIEWS + "/" + id + "?version=2")).andExpect(status().isNoContent());
        mine().andExpect(jsonPath("$").isEmpty());
    }

    @Test
    void onesOwnIsNobodyElses() throws Exception {
        String id = added("我的", false, "\"late\":true");
        signedIn.as(supervisor);
        mine().andExpect(jsonPath("$[*].id").value(not(hasItem(id))));
        refused(send(put(VIEWS + "/" + id), "{\"name\":\"抢来的\",\"version\":1}"), 404, "unknown-view");
        refused(web.perform(delete(VIEWS + "/" + id + "?version=1")), 404, "unknown-view");
        refused(send(put(VIEWS + "/first"), "{\"view\":\"" + id + "\"}"), 404, "unknown-view");
    }

    @Test
    void aSharedOneIsTheDepartmentsAndItsSupervisorMayChangeIt() throws Exception {
        String name = "共用" + key().substring(0, 8);
        String id = added(name, true, "\"statuses\":[\"REPLIED\"]");
        signedIn.as(officer);
        mine().andExpect(jsonPath("$[*].id").value(not(hasItem(id))));
        signedIn.as(agent);
        mine().andExpect(jsonPath("$[?(@.id=='" + id + "')].changeable").value(false));
        refused(send(put(VIEWS + "/" + id), "{\"name\":\"改\",\"shared\":true,\"version\":1}"), 404, "unknown-view");
        signedIn.as(supervisor);
        // What others use does not become somebody's own by a change of theirs.
        refused(send(put(VIEWS + "/" + id), "{\"name\":\"改\",\"shared\":false,\"version\":1}"), 404, "unknown-view");
        send(put(VIEWS + "/" + id), "{\"name\":\"" + name + "二\",\"shared\":true,\"version\":1}")
                .andExpect(status().isOk());
        web.perform(delete(VIEWS + "/" + id + "?version=2")).andExpect(status().isNoContent());
    }

    @Test
    void theListBeginsWithTheOneChosenUntilItIsGone() throws Exception {
        String id = added("先看", false, "\"late\":true");
        begin("\"" + id + "\"");
        begin("\"" + id + "\"");
        mine().andExpect(jsonPath("$[0].first").value(true));
        begin("null");
        mine().andExpect(jsonPath("$[0].first").value(false));
        begin("\"" + id + "\"");
        web.perform(delete(VIEWS + "/" + id + "?version=1")).andExpect(status().isNoContent());
        mine().andExpect(jsonPath("$").isEmpty());
    }

    @Test
    void eachSaysHowManyOpenCasesItHolds() throws Exception {
        String all = added("未办结", false, "\"statuses\":[]");
        String waiting = added("待派紧急", false, "\"statuses\":[\"TO_DISPATCH\"],\"urgency\":\"EMERGENCY\"");
        String water = added("水务局待签收", false, "\"statuses\":[\"DISPATCHED\"],\"department\":\"water\"");
        String late = added("超期", false, "\"late\":true,\"department\":\"water\"");
        String closed = added("办结", false, "\"statuses\":[\"CLOSED\"]");
        Map<String, Integer> before = counts();
        TicketView one = dispatched();
        signedIn.as(me);
        Map<String, Integer> after = counts();
        assertThat(after.get(all)).isEqualTo(before.getOrDefault(all, 0) + 1);
        assertThat(after.get(water)).isEqualTo(before.getOrDefault(water, 0) + 1);
        assertThat(after.get(waiting)).isEqualTo(before.get(waiting));
        assertThat(after.get(late)).isEqualTo(before.get(late));
        assertThat(after.get(closed)).isZero();
        clock.forward(Duration.ofDays(30));
        assertThat(counts().get(late)).isGreaterThan(after.getOrDefault(late, 0));
        assertThat(listed(new TicketFilter(Set.of(), "water", one.citizen(), null, false, null, true)))
                .containsExactly(one.id());
        assertThat(listed(new TicketFilter(Set.of(), "water", one.citizen(), null, false, Urgency.URGENT, false)))
                .isEmpty();
    }

    @Test
    void anOfficersViewCountsTheirDepartmentsWhateverItSays() throws Exception {
        dispatched();
        signedIn.as(signedIn.newStaff("ecology", Role.OFFICER));
        String id = added("看水务", false, "\"department\":\"water\"");
        int own = listed(new TicketFilter(
                        Set.of(
                                TicketStatus.DISPATCHED,
                                TicketStatus.IN_PROGRESS,
                                TicketStatus.REPLIED,
                                TicketStatus.RETURN_ASKED,
                                TicketStatus.DISPUTED,
                                TicketStatus.SUSPENDED,
                                TicketStatus.FOLLOW_UP),
                        null,
                        null,
                        null))
                .size();
        assertThat(counts().get(id)).isEqualTo(own);
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        added("有了", false, "\"late\":true");
        refused(send(post(VIEWS), "{\"name\":\"有了\"}"), 409, "view-name-taken");
        refused(send(post(VIEWS), "{}"), 422, "label-missing");
        refused(send(post(VIEWS), "{\"name\":\"" + "长".repeat(51) + "\"}"), 422, "label-too-long");
        refused(send(post(VIEWS), "{\"name\":\"a\\u0000\"}"), 422, "label-unsuitable-characters");
        refused(send(post(VIEWS), "{\"name\":\"x\",\"statuses\":[\"LOST\"]}"), 422, "unknown-choice");
        refused(send(post(VIEWS), "{\"name\":\"x\",\"statuses\":[null]}"), 422, "field-missing");
        refused(send(post(VIEWS), "{\"name\":\"x\",\"urgency\":\"SOON\"}"), 422, "unknown-choice");
        refused(send(post(VIEWS), "{\"name\":\"x\",\"department\":\"nowhere\"}"), 422, "unknown-department");
        refused(send(put(VIEWS + "/" + key()), "{\"name\":\"x\"}"), 422, "field-missing");
        refused(send(put(VIEWS + "/" + key()), "{\"name\":\"x\",\"version\":1}"), 404, "unknown-view");
        for (int i = 0; i < 29; i++) {
            added("视图" + i, false, "\"late\":false");
        }
        refused(send(post(VIEWS), "{\"name\":\"再一个\"}"), 409, "too-many-views");
    }

    private String added(String name, boolean shared, String filter) throws Exception {
        String body = "{\"name\":\"" + name + "\",\"shared\":" + shared + "," + filter + "}";
        String answer = send(post(VIEWS), body)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private Map<String, Integer> counts() throws Exception {
        String answer = web.perform(get(VIEWS + "/counts"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.counts");
    }

    private List<TicketId> listed(TicketFilter filter) {
        return tickets.list(filter, null, 200).items().stream()
                .map(TicketLine::id)
                .toList();
    }

    private void begin(String view) throws Exception {
        send(put(VIEWS + "/first"), "{\"view\":" + view + "}").andExpect(status().isNoContent());
    }

    private ResultActions mine() throws Exception {
        return web.perform(get(VIEWS)).andExpect(status().isOk());
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return web.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static void refused(ResultActions answer, int status, String code) throws Exception {
        answer.andExpect(status().is(status)).andExpect(jsonPath("$.code").value("ticketing." + code));
    }
}
