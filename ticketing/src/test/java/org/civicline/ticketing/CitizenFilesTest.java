package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CitizenFiles.CitizenFile;
import org.civicline.ticketing.CitizenFiles.OpenedFile;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Citizens get the files that are for them, of their own cases, as safely as staff do. */
class CitizenFilesTest extends AttachmentWork {

    @Autowired
    CitizenFiles files;

    private final Caller nobody = new Caller(new CitizenId(new UUID(0, 0)), Samples.phone());

    private TicketView of(Caller caller) {
        signedIn.as(agent);
        return tickets.open(form(caller.id()), key()).orThrow();
    }

    private UUID sent(TicketView ticket, String audience, String name) throws Exception {
        signedIn.as(agent);
        return UUID.fromString(attached(ticket.id(), audience, name, PDF));
    }

    @Test
    void theyGetWhatIsForThemAndNothingElse() throws Exception {
        Caller caller = caller("王小明");
        TicketView ticket = of(caller);
        UUID desk = sent(ticket, "DESK", "热线.pdf");
        UUID shared = sent(ticket, "CASE", "承办.pdf");
        UUID reply = sent(ticket, "CITIZEN", "回函.pdf");
        UUID removed = sent(ticket, "CITIZEN", "错的.pdf");
        web.perform(delete(path(ticket.id()) + "/" + removed)).andExpect(status().isNoContent());

        signedIn.out();
        assertThat(files.of(ticket.id(), caller.id()).orThrow())
                .extracting(CitizenFile::id, CitizenFile::name, CitizenFile::type)
                .containsExactly(tuple(reply, "回函.pdf", "application/pdf"));
        OpenedFile opened = files.open(ticket.id(), caller.id(), reply).orThrow();
        assertThat(Files.readAllBytes(opened.path())).isEqualTo(PDF);
        assertThat(opened.headers())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Security-Policy", "default-src 'none'; sandbox")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Content-Type", "application/pdf")
                .hasEntrySatisfying(
                        "Content-Disposition", how -> assertThat(how).startsWith("attachment;"));
        for (UUID other : List.of(desk, shared, removed, UUID.randomUUID())) {
            refused(files.open(ticket.id(), caller.id(), other), "ticketing.unknown-attachment");
        }
        assertThat(jdbc.sql("""
                        SELECT details FROM foundation.audit_entry
                        WHERE action = 'ticket.attachment-opened' AND subject = ?
                        """)
                        .param("ticket:" + ticket.number())
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(details -> assertThat(details)
                        .contains(reply.toString(), caller.id().toString()));
    }

    @Test
    void nobodyGetsThoseOfAnothersCase() throws Exception {
        Caller caller = caller("王小明");
        TicketView ticket = of(caller);
        UUID reply = sent(ticket, "CITIZEN", "回函.pdf");
        Caller other = caller("李静");
        TicketView others = of(other);
        signedIn.as(agent);
        TicketView anonymous = tickets.open(form(null), key()).orThrow();
        UUID letter = sent(anonymous, "CITIZEN", "回函.pdf");

        signedIn.out();
        refused(files.of(ticket.id(), other.id()), "ticketing.unknown-ticket");
        refused(files.open(ticket.id(), other.id(), reply), "ticketing.unknown-ticket");
        refused(files.open(others.id(), other.id(), reply), "ticketing.unknown-attachment");
        refused(files.of(anonymous.id(), nobody.id()), "ticketing.unknown-ticket");
        refused(files.open(anonymous.id(), other.id(), letter), "ticketing.unknown-ticket");
        refused(files.of(new TicketId(UUID.randomUUID()), other.id()), "ticketing.unknown-ticket");
    }

    @Test
    void noMemberOfStaffComesThisWay() throws Exception {
        Caller caller = caller("王小明");
        TicketView ticket = of(caller);
        UUID reply = sent(ticket, "CITIZEN", "回函.pdf");
        for (StaffMember one : List.of(agent, supervisor, officer, leader, administrator)) {
            signedIn.as(one);
            refused(files.of(ticket.id(), caller.id()), "foundation.forbidden");
            refused(files.open(ticket.id(), caller.id(), reply), "foundation.forbidden");
        }
    }

    @Test
    void whatIsNoMoreWhatWasKeptIsNotGivenOut() throws Exception {
        Caller caller = caller("王小明");
        TicketView ticket = of(caller);
        UUID reply = sent(ticket, "CITIZEN", "回函.pdf");
        Files.writeString(filesInTheFolder(ticket).getFirst(), "%PDF-1.4\nforged");
        signedIn.out();
        refused(files.open(ticket.id(), caller.id(), reply), "foundation.file-damaged");
    }
}
