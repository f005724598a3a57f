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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
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

/** Texts to reply with: kept by a name, filled by a case, and no way to learn who a citizen is. */
class TemplatesTest extends CaseWork {

    private static final String TEMPLATES = "/api/v1/staff/templates";

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();
    private StaffMember me = new StaffMember(
            new org.civicline.foundation.StaffId(new UUID(0, 0)), "", "", "", null, "", java.util.Set.of());

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        me = signedIn.newStaff("water", Role.OFFICER);
        signedIn.as(me);
    }

    @Test
    void oneIsKeptChangedAndDeleted() throws Exception {
        String id = added("已修复", false, "\"categoryCode\":\"living.noise\",\"text\":\"{{ticket.number}}已处理\"");
        mine().andExpect(jsonPath("$.items[0].name").value("已修复"))
                .andExpect(jsonPath("$.items[0].categoryName").value("噪声扰民"))
                .andExpect(jsonPath("$.items[0].changeable").value(true))
                .andExpect(jsonPath("$.placeholders").value(hasItem("ticket.number")));
        send(put(TEMPLATES + "/" + id), "{\"name\":\"改了\",\"text\":\"好\",\"textEn\":\"Good\",\"version\":1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.categoryCode").isEmpty())
                .andExpect(jsonPath("$.textEn").value("Good"))
                .andExpect(jsonPath("$.version").value(2));
        refused(
                send(put(TEMPLATES + "/" + id), "{\"name\":\"慢\",\"text\":\"好\",\"version\":1}"),
                409,
                "template-changed-meanwhile");
        refused(send(post(TEMPLATES), "{\"name\":\"改了\",\"text\":\"又\"}"), 409, "template-name-taken");
        refused(web.perform(delete(TEMPLATES + "/" + id + "?version=1")), 409, "template-changed-meanwhile");
        refused(web.perform(delete(TEMPLATES + "/" + id)), 422, "field-missing");
        web.perform(delete(TEMPLATES + "/" + id + "?version=2")).andExpect(status().isNoContent());
        mine().andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void onesOwnIsNobodyElsesAndASharedOneIsTheDepartments() throws Exception {
        String own = added("我的", false, "\"text\":\"好\"");
        String shared = added("共用" + key().substring(0, 8), true, "\"text\":\"好\"");
        signedIn.as(officer);
        mine().andExpect(jsonPath("$.items[*].id").value(not(hasItem(own))))
                .andExpect(jsonPath("$.items[?(@.id=='" + shared + "')].changeable")
                        .value(contains(false)));
        for (String id : List.of(own, shared)) {
            refused(
                    send(put(TEMPLATES + "/" + id), "{\"name\":\"抢\",\"text\":\"好\",\"version\":1}"),
                    404,
                    "unknown-template");
            refused(web.perform(delete(TEMPLATES + "/" + id + "?version=1")), 404, "unknown-template");
        }
        signedIn.as(otherOfficer);
        mine().andExpect(jsonPath("$.items[*].id").value(not(hasItem(shared))));
        signedIn.as(me);
        web.perform(delete(TEMPLATES + "/" + shared + "?version=1")).andExpect(status().isNoContent());
    }

    @Test
    void whatNoCaseCanFillIsRefusedWhenItIsKept() throws Exception {
        for (String text :
                List.of("{{citizen.name}}您好", "{{ticket.nubmer}}", "{{ticket.number}", "完}}", "{{{{today}}")) {
            refused(send(post(TEMPLATES), "{\"name\":\"错\",\"text\":\"" + text + "\"}"), 422, "unknown-placeholder");
        }
        refused(
                send(post(TEMPLATES), "{\"name\":\"错\",\"text\":\"好\",\"textEn\":\"{{who}}\"}"),
                422,
                "unknown-placeholder");
        refused(send(post(TEMPLATES), "{\"name\":\"错\",\"text\":\" \"}"), 422, "reply-missing");
        refused(send(post(TEMPLATES), "{\"name\":\" \",\"text\":\"好\"}"), 422, "label-missing");
        refused(
                send(post(TEMPLATES), "{\"name\":\"错\",\"text\":\"好\",\"categoryCode\":\"nothing\"}"),
                422,
                "unknown-category");
    }

    @Test
    void aCaseFillsThemInItsOwnWordsAndThoseOfItsCategoryComeFirst() throws Exception {
        added("通用", false, "\"text\":\"{{ department.name }}于{{today}}办理\"");
        added("生活类", false, "\"categoryCode\":\"living\",\"text\":\"好\"");
        added(
                "噪声",
                false,
                "\"categoryCode\":\"living.noise\",\"text\":\"{{ticket.number}}（{{ticket.category}}）$1 {{ticket.address}}\","
                        + "\"textEn\":\"{{ticket.category}} by {{department.name}}, opened {{ticket.opened}}\"");
        TicketView ticket = dispatched();
        jdbc.sql("UPDATE ticketing.ticket_content SET address = NULL WHERE ticket_id = ?")
                .param(ticket.id().value())
                .update();
        signedIn.as(me);
        String filled = filled(ticket.id());
        assertThat(JsonPath.<List<String>>read(filled, "$[*].name")).containsExactly("噪声", "生活类", "通用");
        assertThat(JsonPath.<List<Boolean>>read(filled, "$[*].suggested")).containsExactly(true, true, false);
        assertThat(JsonPath.<String>read(filled, "$[0].text")).isEqualTo(ticket.number() + "（噪声扰民）$1 ＿＿＿");
        assertThat(JsonPath.<String>read(filled, "$[0].textEn"))
                .matches("Noise by Water Bureau, opened \\d+ \\w+ \\d{4}");
        assertThat(JsonPath.<String>read(filled, "$[2].text")).matches("水务局于\\d{4}年\\d+月\\d+日办理");
        signedIn.as(otherOfficer);
        web.perform(get("/api/v1/staff/tickets/" + ticket.id() + "/templates")).andExpect(status().isNotFound());
    }

    private String filled(TicketId ticket) throws Exception {
        return web.perform(get("/api/v1/staff/tickets/" + ticket + "/templates"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String added(String name, boolean shared, String rest) throws Exception {
        String made = send(post(TEMPLATES), "{\"name\":\"" + name + "\",\"shared\":" + shared + "," + rest + "}")
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(made, "$.id");
    }

    private ResultActions mine() throws Exception {
        return web.perform(get(TEMPLATES)).andExpect(status().isOk());
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return web.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static void refused(ResultActions answer, int status, String code) throws Exception {
        answer.andExpect(status().is(status)).andExpect(jsonPath("$.code").value("ticketing." + code));
    }
}
