package org.civicline.ticketing.comments;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.attachments.CommentFiles;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.comments.CommentStore.Comment;
import org.civicline.ticketing.events.CaseTouched;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.reading.Informant;
import org.civicline.ticketing.reading.Sight;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says things beside a case, to whom they are for. */
@Component
public class CommentDesk {

    private final CommentStore store;
    private final CommentFiles files;
    private final CaseFile file;
    private final Sight sight;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentDesk(
            CommentStore store,
            CommentFiles files,
            CaseFile file,
            Sight sight,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.file = file;
        this.sight = sight;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    Slice<Comment> of(TicketId ticket, @Nullable String after, int size) {
        Viewer viewer = sight.of(ticket).viewer();
        return store.of(ticket, Audience.of(viewer), PageMark.parse(after), PageMark.size(size));
    }

    /** For whoever says something as a part of something else. */
    @Transactional
    public void say(TicketId ticket, Audience audience, String written, String key) {
        add(ticket, audience, written, List.of(), key);
    }

    /**
     * @param attached files that wait for it, by the same person
     * @param key made by the form when first shown: the same key by the same person gives the same comment
     * @throws RefusedException if it is not for them to say, would tell others who reported, or the case is forgotten
     */
    @Transactional
    public Comment add(TicketId ticket, Audience audience, @Nullable String written, List<UUID> attached, String key) {
        StaffMember staff = access.staffOnCases();
        Sight.Seen seen = sight.of(ticket);
        String text = Field.COMMENT.require(written);
        if (!audience.readBy(seen.viewer()) || seen.viewer() instanceof Viewer.Leader) {
            throw Access.forbidden();
        }
        file.lock(ticket);
        if (seen.row().status() == TicketStatus.ARCHIVED) {
            throw new RefusedException(Refusal.conflict("ticketing.not-in-this-state")
                    .with("ticketStatus", seen.row().status().name()));
        }
        if (Informant.toldBy(seen, audience, text)) {
            throw new RefusedException(Refusal.invalid("ticketing.comment-names-informant"));
        }
        var comment = new Comment(
                Ids.next(clock),
                ticket.value(),
                staff.id().value(),
                staff.departmentCode(),
                audience,
                text,
                Columns.now(clock));
        if (!store.add(comment, key)) {
            return before(comment, attached, key);
        }
        files.comeWith(seen, comment.id(), comment.staff(), audience, attached);
        audit.record("ticket.commented", "ticket:" + seen.row().number(), Map.of("audience", audience.name()));
        events.publishEvent(new CaseTouched(ticket.value(), "comments"));
        return comment;
    }

    private Comment before(Comment comment, List<UUID> attached, String key) {
        Comment sent = store.sent(comment.staff(), key);
        boolean same = sent.ticket().equals(comment.ticket())
                && sent.audience() == comment.audience()
                && sent.text().equals(comment.text())
                && files.same(sent.id(), attached);
        if (!same) {
            throw new RefusedException(Refusal.conflict("ticketing.idempotency-key-reused"));
        }
        return sent;
    }
}
