package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.CaseTouched;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.ResultActions;

/** A file that comes with a comment is nobody's before, and then for whom the comment is for. */
@RecordApplicationEvents
class CommentFilesTest extends AttachmentWork {

    @Autowired
    ApplicationEvents events;

    private static String comments(TicketId ticket) {
        return "/api/v1/staff/tickets/" + ticket + "/comments";
    }

    private ResultActions hold(TicketId ticket, String name, byte[] file, String key) throws Exception {
        return web.perform(signed(post(path(ticket) + "/waiting"), key)
                .param("name", name)
                .contentType("application/octet-stream")
                .content(file));
    }

    private String waiting(TicketId ticket, String name) throws Exception {
        return made(hold(ticket, name, PDF, key()));
    }

    private ResultActions say(TicketId ticket, String audience, String key, String... files) throws Exception {
        String ids = Arrays.stream(files).map(one -> '"' + one + '"').collect(Collectors.joining(","));
        return web.perform(signed(post(comments(ticket)), key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"audience\":\"" + audience + "\",\"text\":\"见附件\",\"files\":[" + ids + "]}"));
    }

    private List<String> beneath(TicketId ticket, StaffMember by) throws Exception {
        signedIn.as(by);
        return JsonPath.read(
                body(web.perform(get(comments(ticket))).andExpect(status().isOk())), "$.items[*].files[*].name");
    }

    @Test
    void untilTheCommentIsSentNobodyElseKnowsOfItsFiles() throws Exception {
        TicketView ticket = dispatched();
        String id = waiting(ticket.id(), "现场.pdf");
        opened(ticket.id(), id).andExpect(status().isOk());
        for (StaffMember one : List.of(supervisor, officer, leader)) {
            assertThat(listed(ticket.id(), one)).isEmpty();
            opened(ticket.id(), id).andExpect(status().isNotFound());
        }
        signedIn.as(supervisor);
        web.perform(delete(path(ticket.id()) + "/" + id)).andExpect(status().isNotFound());
        say(ticket.id(), "CASE", key(), id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.comment-file-gone"));
        assertThat(events.stream(CaseTouched.class)
                        .filter(one -> one.ticket().equals(ticket.id().value())))
                .isEmpty();
        assertThat(audited(ticket)).isZero();
        assertThat(beneath(ticket.id(), agent))
                .as("nor was the comment added without it")
                .isEmpty();
    }

    @Test
    void eachGoesToThoseTheCommentIsFor() throws Exception {
        TicketView ticket = dispatched();
        String desk = waiting(ticket.id(), "热线.pdf");
        say(ticket.id(), "DESK", key(), desk).andExpect(status().isCreated());
        String one = waiting(ticket.id(), "现场1.pdf");
        String two = made(hold(ticket.id(), "现场2.png", picture("png"), key()));
        say(ticket.id(), "CASE", key(), one, two)
                .andExpect(jsonPath("$.files.length()").value(2))
                .andExpect(jsonPath("$.files[1].picture").value(true));
        signedIn.as(officer);
        String reply = waiting(ticket.id(), "回函.pdf");
        say(ticket.id(), "CITIZEN", key(), reply).andExpect(status().isCreated());

        assertThat(beneath(ticket.id(), agent)).containsExactly("回函.pdf", "现场1.pdf", "现场2.png", "热线.pdf");
        for (StaffMember reader : List.of(officer, leader)) {
            assertThat(beneath(ticket.id(), reader)).containsExactly("回函.pdf", "现场1.pdf", "现场2.png");
            opened(ticket.id(), one)
                    .andExpect(status().isOk())
                    .andExpect(content().bytes(PDF));
            opened(ticket.id(), desk).andExpect(status().isNotFound());
            assertThat(listed(ticket.id(), reader)).containsExactly("回函.pdf", "现场2.png", "现场1.pdf");
        }
        signedIn.as(otherOfficer);
        for (String id : List.of(desk, one, reply)) {
            opened(ticket.id(), id).andExpect(status().isNotFound());
        }
        hold(ticket.id(), "x.pdf", PDF, key()).andExpect(status().isNotFound());
        signedIn.as(leader);
        hold(ticket.id(), "批示.pdf", PDF, key()).andExpect(status().isForbidden());
        assertThat(audited(ticket)).isEqualTo(4);
    }

    @Test
    void aNameThatTellsWhoReportedStopsTheCommentUnlessItIsForTheHotline() throws Exception {
        Caller caller = caller("郑举报");
        signedIn.as(agent);
        TicketView report = tickets.open(form(caller.id(), TicketType.REPORT, Urgency.NORMAL), key())
                .orThrow();
        tickets.dispatch(report.id(), "water", null, report.version()).orThrow();
        String id = waiting(report.id(), "郑举报的信.pdf");
        for (String audience : List.of("CASE", "CITIZEN")) {
            wrong(say(report.id(), audience, key(), id), "attachment-names-informant");
        }
        assertThat(beneath(report.id(), officer)).isEmpty();
        assertThat(listed(report.id(), officer)).isEmpty();
        signedIn.as(agent);
        say(report.id(), "DESK", key(), id).andExpect(status().isCreated());
        assertThat(beneath(report.id(), officer)).isEmpty();
        for (String what : List.of("/content", "/small")) {
            web.perform(get(path(report.id()) + "/" + id + what)).andExpect(status().isNotFound());
        }
        // Whoever tries names does not learn the right one.
        say(report.id(), "CASE", key(), waiting(report.id(), "郑举报.pdf")).andExpect(status().isCreated());
    }

    @Test
    void whatWaitsIsTakenOffWithoutATraceAndWhatWasSentWithOne() throws Exception {
        TicketView ticket = dispatched();
        String id = made(hold(ticket.id(), "错了.png", picture("png"), key()));
        Path file = filesInTheFolder(ticket).getFirst();
        web.perform(delete(path(ticket.id()) + "/" + id)).andExpect(status().isNoContent());
        assertThat(file).doesNotExist();
        assertThat(rows(ticket)).isZero();

        String sent = waiting(ticket.id(), "错的.pdf");
        say(ticket.id(), "CASE", key(), sent).andExpect(status().isCreated());
        signedIn.as(officer);
        web.perform(delete(path(ticket.id()) + "/" + sent)).andExpect(status().isForbidden());
        signedIn.as(agent);
        web.perform(delete(path(ticket.id()) + "/" + sent)).andExpect(status().isNoContent());
        web.perform(get(comments(ticket.id())))
                .andExpect(jsonPath("$.items[0].files[0].removed").value(true))
                .andExpect(jsonPath("$.items[0].files[0].name").value("PDF"));
    }

    @Test
    void aCommentSentTwiceStandsOnceWithItsFiles() throws Exception {
        TicketView ticket = opened();
        String id = waiting(ticket.id(), "一次.pdf");
        String other = waiting(ticket.id(), "别的.pdf");
        String key = key();
        say(ticket.id(), "DESK", key, id, id).andExpect(status().isCreated());
        say(ticket.id(), "DESK", key, id)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.files[0].id").value(id));
        say(ticket.id(), "DESK", key, other).andExpect(jsonPath("$.code").value("ticketing.idempotency-key-reused"));
        say(ticket.id(), "DESK", key()).andExpect(status().isCreated());
        say(ticket.id(), "DESK", key(), id).andExpect(jsonPath("$.code").value("ticketing.comment-file-gone"));
        assertThat(beneath(ticket.id(), agent)).containsExactly("一次.pdf");
    }

    @Test
    void noFileComesWithACommentOnAnotherCase() throws Exception {
        TicketView ticket = opened();
        String id = waiting(ticket.id(), "这里的.pdf");
        TicketView other = opened();
        say(other.id(), "DESK", key(), id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.comment-file-gone"));
    }

    @Test
    void filesOfCommentsCountAsTheCasesOwn() throws Exception {
        TicketView ticket = opened();
        String first = waiting(ticket.id(), "1.pdf");
        for (int i = 2; i <= 4; i++) {
            waiting(ticket.id(), i + ".pdf");
        }
        full(hold(ticket.id(), "多了.pdf", PDF, key()));
        full(send(ticket.id(), "DESK", "多了.pdf", PDF, key()));
        // What somebody else may never send takes nobody's room; who sends last finds the case full.
        signedIn.as(supervisor);
        for (int i = 0; i < 4; i++) {
            attached(ticket.id(), "DESK", i + ".pdf", PDF);
        }
        signedIn.as(agent);
        full(say(ticket.id(), "DESK", key(), first));
        assertThat(beneath(ticket.id(), agent)).isEmpty();
    }

    private static void full(ResultActions answer) throws Exception {
        answer.andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("ticketing.too-many-attachments"));
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        TicketView ticket = opened();
        wrong(hold(ticket.id(), " ", PDF, key()), "filename-missing");
        wrong(hold(ticket.id(), "x.pdf", PDF, ""), "idempotency-key-missing");
        unfit(hold(ticket.id(), "x.pdf", new byte[] {'M', 'Z', 0, 1}, key()), "foundation.file-kind");
        unfit(hold(ticket.id(), "x.pdf", new byte[0], key()), "foundation.file-empty");
        say(ticket.id(), "DESK", key(), "no-id").andExpect(status().isBadRequest());
        ResultActions nothing = web.perform(signed(post(comments(ticket.id())), key())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"audience\":\"DESK\",\"text\":\"x\",\"files\":[null]}"));
        wrong(nothing, "field-missing");
    }

    @Test
    void ofCommentsThatAreNeverSentNothingStays() throws Exception {
        TicketView ticket = opened();
        waiting(ticket.id(), "忘了.pdf");
        Path file = filesInTheFolder(ticket).getFirst();
        String sent = waiting(ticket.id(), "发了.pdf");
        say(ticket.id(), "DESK", key(), sent).andExpect(status().isCreated());
        clock.forward(Duration.ofHours(23));
        sweep.sweep();
        assertThat(file).as("somebody may still be writing").exists();
        clock.forward(Duration.ofHours(2));
        sweep.sweep();
        assertThat(file).doesNotExist();
        assertThat(rows(ticket)).isEqualTo(1);
        opened(ticket.id(), sent).andExpect(status().isOk());
    }

    @Test
    void theyAreForgottenWithTheirCase() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        TicketView ticket = tickets.open(form(caller.id()), key()).orThrow();
        say(ticket.id(), "DESK", key(), waiting(ticket.id(), "王小明的信.pdf")).andExpect(status().isCreated());
        waiting(ticket.id(), "王小明的另一封信.pdf");
        List<Path> files = filesInTheFolder(ticket);
        assertThat(files).hasSize(2);
        tickets.close(ticket.id(), "市民撤回", ticket.version()).orThrow();
        transactions.executeWithoutResult(
                _ -> cases().forgetOf(new DataSubject(caller.id().value(), Set.of())));
        assertThat(files).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(rows(ticket)).isZero();
        assertThat(beneath(ticket.id(), agent)).isEmpty();
        hold(ticket.id(), "又一封.pdf", PDF, key())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.case-erased"));
    }

    private int rows(TicketView ticket) {
        return jdbc.sql("SELECT count(*) FROM ticketing.attachment WHERE ticket_id = ?")
                .param(ticket.id().value())
                .query(Integer.class)
                .single();
    }

    private int audited(TicketView ticket) {
        return jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE action = 'ticket.attached' AND subject = ?")
                .param("ticket:" + ticket.number())
                .query(Integer.class)
                .single();
    }
}
