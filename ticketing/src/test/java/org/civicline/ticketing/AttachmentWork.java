package org.civicline.ticketing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicline.foundation.PersonalData;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.attachments.FileSweep;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What tests of files on cases begin with: sending, listing, opening, and looking into the folder. */
abstract class AttachmentWork extends CaseWork {

    static final byte[] PDF = "%PDF-1.4\nTrailer".getBytes(StandardCharsets.UTF_8);

    @Autowired
    WebApplicationContext context;

    @Autowired
    List<PersonalData> kinds;

    @Autowired
    FileSweep sweep;

    @Autowired
    TransactionTemplate transactions;

    @Value("${civicline.attachments.dir}")
    Path folder = Path.of("");

    MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    static String path(TicketId ticket) {
        return "/api/v1/staff/tickets/" + ticket + "/attachments";
    }

    ResultActions send(TicketId ticket, String audience, String name, byte[] file, String key) throws Exception {
        return web.perform(signed(post(path(ticket)), key)
                .param("audience", audience)
                .param("name", name)
                .contentType("application/octet-stream")
                .content(file));
    }

    /** A form of whoever is signed in, under a key of its own. */
    static MockHttpServletRequestBuilder signed(MockHttpServletRequestBuilder request, String key) {
        return request.principal(Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication()))
                .header("Idempotency-Key", key);
    }

    String attached(TicketId ticket, String audience, String name, byte[] file) throws Exception {
        return made(send(ticket, audience, name, file, key()));
    }

    static String made(ResultActions answer) throws Exception {
        return JsonPath.read(body(answer.andExpect(status().isCreated())), "$.id");
    }

    static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    List<String> listed(TicketId ticket, StaffMember by) throws Exception {
        signedIn.as(by);
        return JsonPath.read(body(web.perform(get(path(ticket))).andExpect(status().isOk())), "$.items[*].name");
    }

    ResultActions opened(TicketId ticket, String id) throws Exception {
        return web.perform(get(path(ticket) + "/" + id + "/content"));
    }

    PersonalData cases() {
        return kinds.stream()
                .filter(one -> one.kind().equals("cases"))
                .findFirst()
                .orElseThrow();
    }

    List<Path> filesInTheFolder(TicketView ticket) throws IOException {
        List<String> names = jdbc.sql("SELECT file::text FROM ticketing.attachment WHERE ticket_id = ?")
                .param(ticket.id().value())
                .query(String.class)
                .list();
        try (Stream<Path> all = Files.walk(folder.toAbsolutePath())) {
            return all.filter(file -> names.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    static byte[] picture(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var image = new java.awt.image.BufferedImage(400, 300, java.awt.image.BufferedImage.TYPE_INT_RGB);
        javax.imageio.ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** As {@link #wrong}, for the file itself and not what is done with it. */
    static void unfit(ResultActions answer, String code) throws Exception {
        answer.andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value(code));
    }

    static void wrong(ResultActions answer, String code) throws Exception {
        answer.andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("ticketing." + code));
    }
}
