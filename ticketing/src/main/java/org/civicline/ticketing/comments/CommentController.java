package org.civicline.ticketing.comments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.attachments.CommentFiles;
import org.civicline.ticketing.comments.CommentStore.Comment;
import org.civicline.ticketing.web.FormKey;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments on a case. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}/comments")
class CommentController {

    private final CommentDesk desk;
    private final CommentFiles files;
    private final People people;

    CommentController(CommentDesk desk, CommentFiles files, People people) {
        this.desk = desk;
        this.files = files;
        this.people = people;
    }

    /** @param files that came with it */
    record View(
            UUID id,
            Audience audience,
            String text,
            Instant at,
            @Nullable String byName,
            @Nullable String department,
            List<CommentFiles.Shown> files) {}

    /** @param files attachments that wait for it; none where it is left out */
    record Form(
            @Nullable String audience,
            @Nullable String text,
            @Nullable List<@Nullable UUID> files) {

        List<UUID> attached() {
            return files == null
                    ? List.of()
                    : files.stream()
                            .map(one -> Given.required(one, "files"))
                            .distinct()
                            .toList();
        }
    }

    /** Newest first. */
    @GetMapping
    @PreAuthorize(Access.ON_CASES)
    Slice<View> of(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") int size) {
        Slice<Comment> page = desk.of(new TicketId(id), after, size);
        return new Slice<>(shown(page.items()), page.next());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')")
    @ResponseStatus(HttpStatus.CREATED)
    View add(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody Form form) {
        Audience audience = Given.choice(form.audience(), Audience.class, "audience");
        Comment said = desk.add(new TicketId(id), audience, form.text(), form.attached(), FormKey.checked(key));
        return shown(List.of(said)).getFirst();
    }

    private List<View> shown(List<Comment> comments) {
        Map<UUID, String> names =
                people.staffNames(comments.stream().map(Comment::staff).toList());
        Map<UUID, List<CommentFiles.Shown>> attached =
                files.of(comments.stream().map(Comment::id).toList());
        return comments.stream()
                .map(one -> new View(
                        one.id(),
                        one.audience(),
                        one.text(),
                        one.at(),
                        names.get(one.staff()),
                        people.departmentName(one.department()),
                        attached.getOrDefault(one.id(), List.of())))
                .toList();
    }
}
