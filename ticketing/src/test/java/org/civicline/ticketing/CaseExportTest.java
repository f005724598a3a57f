package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import java.util.Objects;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The list of cases as a spreadsheet: what its reader sees in the list, and nothing that a spreadsheet would run. */
class CaseExportTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private ResultActions export(String query) throws Exception {
        return web.perform(as(get("/api/v1/staff/exports/tickets" + query)));
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.locale(Locale.SIMPLIFIED_CHINESE)
                .principal(Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication()));
    }

    private String exported(StaffMember by, String query) throws Exception {
        signedIn.as(by);
        byte[] file = export(query)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"cases.xlsx\""))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return Spreadsheets.text(file);
    }

    private TicketView titled(String title, boolean confidential) {
        Caller caller = caller("郑导出");
        signedIn.as(agent);
        return tickets.open(
                        new NewTicket(
                                caller.id(),
                                null,
                                Channel.PHONE,
                                TicketType.COMPLAINT,
                                NOISE,
                                Urgency.EMERGENCY,
                                title,
                                "郑导出来电",
                                null,
                                confidential),
                        key())
                .orThrow();
    }

    @Test
    void itHoldsWhatTheListShowsAndNothingOfCitizens() throws Exception {
        TicketView ticket = titled("夜间施工", true);
        String file = exported(supervisor, "?status=TO_DISPATCH&urgency=EMERGENCY");
        assertThat(file)
                .contains(ticket.number(), "夜间施工", "投诉", "特急", "待派单", "噪声扰民", "编号")
                .doesNotContain("郑导出", "13800");
        assertThat(file).doesNotContain(Objects.requireNonNull(ticket.contact()));
        assertThat(jdbc.sql(
                                "SELECT details FROM foundation.audit_entry WHERE action = 'tickets.exported' AND actor = ?")
                        .param(supervisor.id().value())
                        .query(String.class)
                        .list())
                .anySatisfy(details -> assertThat(details).contains("TO_DISPATCH", "EMERGENCY"))
                .allSatisfy(details -> assertThat(details).doesNotContain("夜间施工"));
    }

    /** As wide as what stands in it, within bounds; a digit is 1, a Chinese character 2, 3 are between columns. */
    @Test
    void itsColumnsShowWhatTheyHoldAndItsHeadingStaysAndFilters() throws Exception {
        titled("长".repeat(100), false);
        String file = exported(supervisor, "?status=TO_DISPATCH&urgency=EMERGENCY");
        assertThat(file)
                .containsPattern("<col min=\"2\" max=\"2\" width=\"60(\\.0)?\"")
                .containsPattern("<col min=\"8\" max=\"8\" width=\"19(\\.0)?\"")
                .containsPattern("<col min=\"9\" max=\"9\" width=\"(8|9|1[0-9])(\\.0)?\"")
                .containsPattern("<autoFilter ref=\"A1:J[2-9][0-9]*\"")
                .contains("topLeftCell=\"A2\"", "state=\"frozen\"");
    }

    @Test
    void noTitleIsAFormulaAndNoNumberIsInPlain() throws Exception {
        titled("=HYPERLINK(\"http://evil\",\"x\")", false);
        titled("@SUM(1+1)", false);
        titled("请回 138 0013-8000，证号11010519491231002X", false);
        String file = exported(supervisor, "?status=TO_DISPATCH&urgency=EMERGENCY");
        assertThat(file)
                .contains("'=HYPERLINK", "'@SUM", "请回 ****8000，证号****002X")
                .doesNotContain(">=HYPERLINK", ">@SUM", "0013-8000", "1949", "<f>");
    }

    @Test
    void aDepartmentGetsItsOwnCasesWhateverItAsksFor() throws Exception {
        TicketView own = dispatched();
        TicketView others = opened();
        tickets.dispatch(others.id(), "ecology", null, others.version()).orThrow();
        assertThat(exported(officer, "?department=ecology"))
                .contains(own.number())
                .doesNotContain(others.number());
        assertThat(exported(leader, "?q=" + others.number())).contains(others.number());
    }

    @Test
    void ofAReportTheDepartmentGetsTheCaseAndNotWhoMadeIt() throws Exception {
        Caller caller = caller("郑举报");
        signedIn.as(agent);
        String organisation = speaksFor(caller, "独资商行");
        var form = by(form(caller.id(), TicketType.REPORT, Urgency.NORMAL), organisation);
        TicketView report = tickets.open(form, key()).orThrow();
        tickets.dispatch(report.id(), "water", null, report.version()).orThrow();
        assertThat(exported(officer, ""))
                .contains(report.number())
                .doesNotContain("郑举报", caller.point().value(), "独资商行", organisation);
        // nor by asking for the cases of a name or a number
        assertThat(exported(officer, "?q=" + caller.point().value())).doesNotContain(report.number());
        assertThat(exported(officer, "?q=郑举报")).doesNotContain(report.number());
        assertThat(exported(officer, "?q=独资商行")).doesNotContain(report.number());
    }

    @Test
    void morePagesThanOneAreOneSheet() throws Exception {
        titled("第一张", false);
        for (int i = 0; i < 205; i++) {
            signedIn.as(agent);
            tickets.open(form(null), key()).orThrow();
        }
        String file = exported(supervisor, "?status=TO_DISPATCH");
        assertThat(file.split("<row ", -1).length - 1).isGreaterThan(206);
    }

    @Test
    void whoMayNotOrAsksForNonsenseGetsNoFile() throws Exception {
        for (StaffMember who : java.util.List.of(agent, administrator)) {
            signedIn.as(who);
            export("").andExpect(status().isForbidden());
        }
        signedIn.as(supervisor);
        export("?status=LOST")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("ticketing.unknown-choice"));
        export("?urgency=SOON").andExpect(status().isUnprocessableContent());
    }
}
