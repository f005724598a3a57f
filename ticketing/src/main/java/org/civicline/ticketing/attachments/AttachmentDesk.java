package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.reading.Sight;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives files on cases out, to whom they are for, and takes them off again. */
@Component
class AttachmentDesk {

    private final AttachmentStore store;
    private final CaseVault vault;
    private final AttachmentBook book;
    private final Sight sight;
    private final Access access;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AttachmentDesk(
            AttachmentStore store,
            CaseVault vault,
            AttachmentBook book,
            Sight sight,
            Access access,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.book = book;
        this.sight = sight;
        this.access = access;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<Attachment> of(TicketId ticket) {
        return store.of(ticket, Audience.of(sight.of(ticket).viewer()));
    }

    /** Whether they may take it off again: who put it there, and supervisors. */
    boolean removable(Attachment one) {
        StaffMember staff = access.staffOnCases();
        boolean may = one.staff().equals(staff.id().value()) || staff.has(Role.SUPERVISOR);
        return may && one.removedAt() == null;
    }

    /** A file, and where it lies. */
    record Opened(Attachment attachment, Path path) {}

    /** @throws RefusedException if it is not theirs to see, or no more what was kept */
    @Transactional
    public Opened open(TicketId ticket, UUID id) throws IOException {
        Sight.Seen seen = sight.of(ticket);
        Attachment one = theirs(seen, id);
        Path path = vault.whole(Objects.requireNonNull(one.file()), one.sha256());
        book.opened(id, seen.row().number());
        return new Opened(one, path);
    }

    /** The small one of a picture, for a list: not noted in the audit. */
    Path small(TicketId ticket, UUID id) {
        Attachment one = theirs(sight.of(ticket), id);
        return vault.smallOf(Objects.requireNonNull(one.file())).orElseThrow(AttachmentBook::unknown);
    }

    /**
     * That there was one stays in the list, with who removed it; the file goes. Of one that waits for its comment nobody
     * else has heard, and nothing stays.
     */
    void remove(TicketId ticket, UUID id) {
        vault.delete(Objects.requireNonNull(transactions.execute(_ -> removed(ticket, id))));
    }

    private UUID removed(TicketId ticket, UUID id) {
        Sight.Seen seen = sight.of(ticket);
        String number = book.changeable(ticket);
        Attachment one = theirs(seen, id);
        if (one.audience() == null) {
            store.drop(id);
        } else if (removable(one)) {
            store.remove(id, access.staffOnCases().id().value(), Columns.now(clock));
            book.removed(one, number);
        } else {
            throw Access.forbidden();
        }
        return Objects.requireNonNull(one.file());
    }

    private Attachment theirs(Sight.Seen seen, UUID id) {
        UUID staff = access.staffOnCases().id().value();
        return store.find(seen.row().id(), id)
                .filter(one -> one.openTo(seen.viewer()) || one.waitsFor(staff))
                .orElseThrow(AttachmentBook::unknown);
    }
}
