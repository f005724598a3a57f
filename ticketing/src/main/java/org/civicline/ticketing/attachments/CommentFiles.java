package org.civicline.ticketing.attachments;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.reading.Informant;
import org.civicline.ticketing.reading.Sight;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For whoever keeps comments: the files that come with them, for whom the comment is for. */
@Component
public class CommentFiles {

    private final AttachmentStore store;
    private final AttachmentSettings settings;
    private final AttachmentBook book;

    CommentFiles(AttachmentStore store, AttachmentSettings settings, AttachmentBook book) {
        this.store = store;
        this.settings = settings;
        this.book = book;
    }

    /** A file beneath a comment. @param kind of {@link org.civicline.foundation.files.FileKind} @param removed whether there only was one */
    public record Shown(UUID id, String name, String kind, long bytes, boolean picture, boolean removed) {}

    /**
     * Those that waited for this comment wait no longer. The caller holds the case.
     *
     * @param ids each once
     * @throws RefusedException if one of them is not there any more, tells others who reported, or the case has no room
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void comeWith(Sight.Seen seen, UUID comment, UUID writer, Audience audience, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<Attachment> files = store.waiting(seen.row().id(), writer, ids);
        if (files.size() < ids.size()) {
            throw new RefusedException(Refusal.conflict("ticketing.comment-file-gone"));
        }
        if (files.stream().anyMatch(one -> Informant.toldBy(seen, audience, one.name()))) {
            throw AttachmentBook.namesInformant();
        }
        if (store.count(seen.row().id(), writer) > settings.perCase()) {
            throw book.noRoom();
        }
        store.comeWith(comment, audience, ids);
        store.ofComments(List.of(comment))
                .forEach(one -> book.attached(one, seen.row().number()));
    }

    /** By the comment they came with. */
    public Map<UUID, List<Shown>> of(Collection<UUID> comments) {
        return comments.isEmpty()
                ? Map.of()
                : store.ofComments(comments).stream()
                        .collect(Collectors.groupingBy(
                                one -> Objects.requireNonNull(one.comment()),
                                Collectors.mapping(CommentFiles::shown, Collectors.toList())));
    }

    /** Whether a comment came with these and no others. */
    public boolean same(UUID comment, Collection<UUID> ids) {
        Set<UUID> there =
                store.ofComments(List.of(comment)).stream().map(Attachment::id).collect(Collectors.toSet());
        return there.equals(Set.copyOf(ids));
    }

    private static Shown shown(Attachment one) {
        return new Shown(
                one.id(), one.name(), one.kind().name(), one.bytes(), one.kind().picture(), one.removedAt() != null);
    }
}
