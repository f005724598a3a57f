package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.files.FileKind;
import org.civicline.foundation.files.GivenOut;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.web.FormKey;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files on a case. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}/attachments")
class AttachmentController {

    private static final String WRITERS = "hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')";

    private final AttachmentDesk desk;
    private final Attaching attaching;
    private final AttachmentSettings settings;
    private final People people;

    AttachmentController(AttachmentDesk desk, Attaching attaching, AttachmentSettings settings, People people) {
        this.desk = desk;
        this.attaching = attaching;
        this.settings = settings;
        this.people = people;
    }

    /**
     * @param audience null while it waits for its comment
     * @param comment the one it came with, if any
     * @param picture whether there is a small one of it
     * @param removedAt null while it is there
     * @param removable whether the reader may remove it
     */
    record View(
            UUID id,
            @Nullable Audience audience,
            @Nullable UUID comment,
            String name,
            FileKind kind,
            long bytes,
            boolean picture,
            Instant at,
            @Nullable String byName,
            @Nullable String department,
            @Nullable Instant removedAt,
            @Nullable String removedByName,
            boolean removable) {}

    /**
     * @param largest of one file, in bytes
     * @param most of one case
     */
    record Shown(List<View> items, long largest, int most) {}

    @GetMapping
    @PreAuthorize(Access.ON_CASES)
    Shown of(@PathVariable UUID id) {
        return new Shown(shown(desk.of(new TicketId(id))), settings.largest().toBytes(), settings.perCase());
    }

    /** The body is the file as it is, whatever type is claimed. */
    @PostMapping
    @PreAuthorize(WRITERS)
    @ResponseStatus(HttpStatus.CREATED)
    View add(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable String name,
            InputStream body)
            throws IOException {
        Audience whose = Given.choice(audience, Audience.class, "audience");
        return shown(attaching.add(new TicketId(id), whose, name, FormKey.checked(key), body));
    }

    /** For a comment that is being written; nobody else hears of it before it is sent. */
    @PostMapping("/waiting")
    @PreAuthorize(WRITERS)
    @ResponseStatus(HttpStatus.CREATED)
    View addWaiting(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String name,
            InputStream body)
            throws IOException {
        return shown(attaching.addWaiting(new TicketId(id), name, FormKey.checked(key), body));
    }

    @GetMapping("/{attachment}/content")
    @PreAuthorize(Access.ON_CASES)
    ResponseEntity<Resource> content(@PathVariable UUID id, @PathVariable UUID attachment) throws IOException {
        var opened = desk.open(new TicketId(id), attachment);
        Attachment one = opened.attachment();
        return GivenOut.whole(one.kind(), one.name(), opened.path());
    }

    @GetMapping("/{attachment}/small")
    @PreAuthorize(Access.ON_CASES)
    ResponseEntity<Resource> small(@PathVariable UUID id, @PathVariable UUID attachment) {
        Path path = desk.small(new TicketId(id), attachment);
        return GivenOut.small(path);
    }

    @DeleteMapping("/{attachment}")
    @PreAuthorize(WRITERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, @PathVariable UUID attachment) {
        desk.remove(new TicketId(id), attachment);
    }

    private View shown(Attachment one) {
        return shown(List.of(one)).getFirst();
    }

    private List<View> shown(List<Attachment> all) {
        Map<UUID, String> names = people.staffNames(all.stream()
                .flatMap(one -> Stream.of(one.staff(), one.removedBy()))
                .toList());
        return all.stream()
                .map(one -> new View(
                        one.id(),
                        one.audience(),
                        one.comment(),
                        one.name(),
                        one.kind(),
                        one.bytes(),
                        one.kind().picture(),
                        one.at(),
                        names.get(one.staff()),
                        people.departmentName(one.department()),
                        one.removedAt(),
                        one.removedBy() == null ? null : names.get(one.removedBy()),
                        desk.removable(one)))
                .toList();
    }
}
