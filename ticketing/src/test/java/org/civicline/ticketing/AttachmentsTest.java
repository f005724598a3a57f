package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;

/** Files on a case are what their content says, go to those they are for, and leave nothing behind. */
class AttachmentsTest extends AttachmentWork {

    @Test
    void eachGoesToThoseItIsFor() throws Exception {
        TicketView ticket = dispatched();
        String desk = attached(ticket.id(), "DESK", "热线.pdf", PDF);
        String shared = attached(ticket.id(), "CASE", "现场.pdf", PDF);
        signedIn.as(officer);
        attached(ticket.id(), "CITIZEN", "回函.pdf", PDF);
        send(ticket.id(), "DESK", "只给热线.pdf", PDF, key()).andExpect(status().isForbidden());

        assertThat(listed(ticket.id(), agent)).containsExactly("回函.pdf", "现场.pdf", "热线.pdf");
        opened(ticket.id(), desk).andExpect(status().isOk()).andExpect(content().bytes(PDF));
        for (StaffMember one : List.of(officer, leader)) {
            assertThat(listed(ticket.id(), one)).containsExactly("回函.pdf", "现场.pdf");
            opened(ticket.id(), shared).andExpect(status().isOk());
            opened(ticket.id(), desk).andExpect(status().isNotFound());
        }
        send(ticket.id(), "CASE", "批示.pdf", PDF, key()).andExpect(status().isForbidden());
    }

    @Test
    void aDepartmentThatTriesEveryWayGetsNothingOfWhoReportedIt() throws Exception {
        Caller caller = caller("郑举报");
        signedIn.as(agent);
        TicketView report = tickets.open(form(caller.id(), TicketType.REPORT, Urgency.NORMAL), key())
                .orThrow();
        tickets.dispatch(report.id(), "water", null, report.version()).orThrow();
        String proof = attached(report.id(), "DESK", "郑举报手写信.png", picture("png"));
        String other = attached(opened().id(), "CASE", "别的.png", picture("png"));
        for (String name : List.of("郑举报.pdf", caller.point().value() + ".pdf")) {
            wrong(send(report.id(), "CASE", name, PDF, key()), "attachment-names-informant");
        }

        signedIn.as(officer);
        assertThat(listed(report.id(), officer)).isEmpty();
        for (String what : List.of("/content", "/small")) {
            web.perform(get(path(report.id()) + "/" + proof + what)).andExpect(status().isNotFound());
            // nor under a case that is theirs
            web.perform(get(path(other(officer)) + "/" + proof + what)).andExpect(status().isNotFound());
            web.perform(get(path(report.id()) + "/" + other + what)).andExpect(status().isNotFound());
        }
        web.perform(delete(path(report.id()) + "/" + proof)).andExpect(status().isNotFound());
        // Whoever tries names does not learn the right one.
        send(report.id(), "CASE", "郑举报.pdf", PDF, key()).andExpect(status().isCreated());
    }

    private TicketId other(StaffMember then) {
        TicketId id = dispatched().id();
        signedIn.as(then);
        return id;
    }

    @Test
    void aCaseThatIsNotTheirsHasNoFiles() throws Exception {
        TicketView ticket = dispatched();
        String id = attached(ticket.id(), "CASE", "现场.pdf", PDF);
        signedIn.as(otherOfficer);
        web.perform(get(path(ticket.id()))).andExpect(status().isNotFound());
        opened(ticket.id(), id).andExpect(status().isNotFound());
        send(ticket.id(), "CASE", "x.pdf", PDF, key()).andExpect(status().isNotFound());
    }

    @Test
    void whatAFileIsItsContentSays() throws Exception {
        TicketView ticket = opened();
        byte[] page = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        String id = attached(ticket.id(), "DESK", "说明.html", page);
        opened(ticket.id(), id)
                .andExpect(header().string("Content-Type", "text/plain;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")))
                .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.containsString(".html.txt")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"));
        assertThat(listed(ticket.id(), agent)).containsExactly("说明.html.txt");
        for (byte[] file : List.of(
                new byte[] {'M', 'Z', 0, 1},
                "GIF89a\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1),
                zip("a.txt"),
                zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                new byte[] {(byte) 0xC3, '('})) {
            unfit(send(ticket.id(), "DESK", "假的.pdf", file, key()), "foundation.file-kind");
        }
        unfit(
                send(ticket.id(), "DESK", "坏的.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}, key()),
                "foundation.file-unreadable");
        unfit(send(ticket.id(), "DESK", "空的.txt", new byte[0], key()), "foundation.file-empty");
        wrong(send(ticket.id(), "DESK", " ", PDF, key()), "filename-missing");
        wrong(send(ticket.id(), "NOBODY", "x.pdf", PDF, key()), "unknown-choice");
        wrong(send(ticket.id(), "DESK", "x.pdf", PDF, ""), "idempotency-key-missing");
        byte[] large = new byte[200 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        unfit(send(ticket.id(), "DESK", "大的.pdf", large, key()), "foundation.file-too-large");
        attached(ticket.id(), "DESK", "公函", zip("[Content_Types].xml", "word/document.xml"));
        assertThat(listed(ticket.id(), agent)).first().isEqualTo("公函.docx");
    }

    @Test
    void sentTwiceItIsThereOnceAndACaseHasOnlySoManyOfThem() throws Exception {
        TicketView ticket = opened();
        String key = key();
        send(ticket.id(), "DESK", "一次.pdf", PDF, key).andExpect(status().isCreated());
        send(ticket.id(), "DESK", "一次.pdf", PDF, key).andExpect(status().isCreated());
        send(ticket.id(), "DESK", "别的.pdf", PDF, key)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.idempotency-key-reused"));
        assertThat(listed(ticket.id(), agent)).containsExactly("一次.pdf");
        for (int i = 0; i < 3; i++) {
            attached(ticket.id(), "DESK", i + ".pdf", PDF);
        }
        send(ticket.id(), "DESK", "多了.pdf", PDF, key())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.too-many-attachments"));
        assertThat(filesInTheFolder(ticket)).hasSize(4);
    }

    @Test
    void whoPutItThereOrASupervisorRemovesItAndItsFileGoes() throws Exception {
        TicketView ticket = dispatched();
        String id = attached(ticket.id(), "CASE", "放错了.png", picture("png"));
        List<Path> files = filesInTheFolder(ticket);
        assertThat(files).hasSize(1);
        signedIn.as(officer);
        web.perform(delete(path(ticket.id()) + "/" + id)).andExpect(status().isForbidden());
        assertThat(files.getFirst()).exists();
        signedIn.as(supervisor);
        web.perform(delete(path(ticket.id()) + "/" + id)).andExpect(status().isNoContent());
        assertThat(files.getFirst()).doesNotExist();
        assertThat(files.getFirst().resolveSibling(files.getFirst().getFileName() + ".small"))
                .doesNotExist();
        opened(ticket.id(), id).andExpect(status().isNotFound());
        web.perform(get(path(ticket.id())))
                .andExpect(jsonPath("$.items[0].removedByName").isNotEmpty())
                .andExpect(jsonPath("$.items[0].name").value("PNG"))
                .andExpect(jsonPath("$.items[0].removable").value(false));
    }

    @Test
    void whatIsNoMoreWhatWasKeptIsNotGivenOut() throws Exception {
        TicketView ticket = opened();
        String id = attached(ticket.id(), "DESK", "证据.pdf", PDF);
        Files.writeString(filesInTheFolder(ticket).getFirst(), "%PDF-1.4\nforged");
        opened(ticket.id(), id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("foundation.file-damaged"));
    }

    @Test
    void filesThatNoCaseHasAreSweptAndOthersStay() throws Exception {
        TicketView ticket = opened();
        attached(ticket.id(), "DESK", "留着.png", picture("png"));
        Path kept = filesInTheFolder(ticket).getFirst();
        Path orphan = Files.writeString(kept.resolveSibling(UUID.randomUUID().toString()), "x");
        Path broken = Files.writeString(
                Files.createDirectories(folder.toAbsolutePath().resolve("incoming"))
                        .resolve(key()),
                "x");
        Path fresh = Files.writeString(kept.resolveSibling(UUID.randomUUID().toString()), "x");
        Files.setLastModifiedTime(fresh, FileTime.from(clock.instant().plus(Duration.ofHours(2))));
        clock.forward(Duration.ofHours(2));
        sweep.sweep();
        assertThat(kept).exists();
        assertThat(kept.resolveSibling(kept.getFileName() + ".small")).exists();
        assertThat(fresh).as("its row may still be written").exists();
        assertThat(orphan).doesNotExist();
        assertThat(broken).doesNotExist();
    }

    @Test
    void theyAreForgottenWithTheirCaseAndNotBefore() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        TicketView ticket = tickets.open(form(caller.id()), key()).orThrow();
        attached(ticket.id(), "DESK", "王小明的信.png", picture("png"));
        Path file = filesInTheFolder(ticket).getFirst();
        tickets.close(ticket.id(), "市民撤回", ticket.version()).orThrow();
        var person = new DataSubject(caller.id().value(), Set.of());
        transactions.executeWithoutResult(transaction -> {
            assertThat(cases().forgetOf(person)).isEqualTo(1);
            transaction.setRollbackOnly();
        });
        assertThat(file).as("not forgotten after all").exists();
        transactions.executeWithoutResult(_ -> cases().forgetOf(person));
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling(file.getFileName() + ".small")).doesNotExist();
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.attachment WHERE ticket_id = ?")
                        .param(ticket.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        signedIn.as(agent);
        send(ticket.id(), "DESK", "又一封.pdf", PDF, key())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.case-erased"));
    }

    private static byte[] zip(String... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                new ByteArrayInputStream(PDF).transferTo(zip);
            }
        }
        return bytes.toByteArray();
    }
}
