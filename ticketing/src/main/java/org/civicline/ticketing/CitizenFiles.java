package org.civicline.ticketing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Outcome;

/**
 * Files on a case that are for its citizen, for the doors citizens come through. A door first makes sure who it is; the link
 * of a follow-up does not, since it is made to tell nothing of its case to whoever else opens it ({@link FollowUpLinks}). No
 * member of staff comes this way.
 */
public interface CitizenFiles {

    /** Newest first; refused with {@code ticketing.unknown-ticket} if the case is not theirs. */
    Outcome<List<CitizenFile>> of(TicketId ticket, CitizenId citizen);

    /**
     * One of them, which leaves an entry in the audit; refused with {@code ticketing.unknown-attachment} if it is not for
     * them or was removed, with {@code foundation.file-damaged} if it is no more what was kept.
     */
    Outcome<OpenedFile> open(TicketId ticket, CitizenId citizen, UUID file);

    /** @param type as a media type */
    record CitizenFile(UUID id, String name, String type, long bytes, Instant at) {}

    /**
     * @param path where it lies, never to be told
     * @param headers all of which go out with it, so that no browser runs it, keeps it or takes it for a page of ours
     */
    record OpenedFile(Path path, Map<String, String> headers) {}
}
