package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.files.KeptFile;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.reading.Informant;
import org.civicline.ticketing.reading.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files for cases, from those who may say something there. */
@Component
class Attaching {

    private final AttachmentStore store;
    private final CaseVault vault;
    private final AttachmentSettings settings;
    private final AttachmentBook book;
    private final Sight sight;
    private final Access access;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Attaching(
            AttachmentStore store,
            CaseVault vault,
            AttachmentSettings settings,
            AttachmentBook book,
            Sight sight,
            Access access,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.settings = settings;
        this.book = book;
        this.sight = sight;
        this.access = access;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param key made by the form when first shown: the same key by the same person gives the same attachment
     * @throws RefusedException if it is not for them to say, is nothing that can be attached, or the case has no room
     */
    Attachment add(TicketId ticket, Audience audience, @Nullable String sentName, String key, InputStream sent)
            throws IOException {
        Sight.Seen seen = sight.of(ticket);
        if (!audience.readBy(seen.viewer())) {
            throw Access.forbidden();
        }
        String name = Field.FILENAME.require(sentName);
        if (Informant.toldBy(seen, audience, name)) {
            throw AttachmentBook.namesInformant();
        }
        return take(seen, audience, name, key, sent);
    }

    /** For a comment that is being written: who will read it, and so whether its name may be told, is not known yet. */
    Attachment addWaiting(TicketId ticket, @Nullable String sentName, String key, InputStream sent) throws IOException {
        return take(sight.of(ticket), null, Field.FILENAME.require(sentName), key, sent);
    }

    /**
     * The file is in the vault before its row is written, and so while nobody waits for a lock. If it never gets a row, the
     * sweep finds it; a row never speaks of a file that is not there.
     */
    private Attachment take(Sight.Seen seen, @Nullable Audience audience, String name, String key, InputStream sent)
            throws IOException {
        StaffMember staff = access.staffOnCases();
        if (seen.viewer() instanceof Viewer.Leader) {
            throw Access.forbidden();
        }
        KeptFile kept = vault.take(sent);
        var one = new Attachment(
                Ids.next(clock),
                seen.row().id().value(),
                staff.id().value(),
                staff.departmentCode(),
                audience,
                null,
                kept.kind().named(name),
                kept.kind(),
                kept.bytes(),
                kept.sha256(),
                kept.name(),
                Columns.now(clock),
                null,
                null);
        try {
            Attachment there = Objects.requireNonNull(transactions.execute(_ -> write(one, key)));
            if (!there.id().equals(one.id())) {
                vault.delete(kept.name());
            }
            return there;
        } catch (RefusedException refused) {
            vault.delete(kept.name());
            throw refused;
        }
    }

    private Attachment write(Attachment one, String key) {
        var ticket = new TicketId(one.ticket());
        String number = book.changeable(ticket);
        Attachment before = store.sent(one.staff(), key).orElse(null);
        if (before != null) {
            return same(before, one);
        }
        if (store.count(ticket, one.staff()) >= settings.perCase()) {
            throw book.noRoom();
        }
        if (!store.add(one, key)) {
            return same(store.sent(one.staff(), key).orElseThrow(), one);
        }
        if (one.audience() != null) {
            book.attached(one, number);
        }
        return one;
    }

    private static Attachment same(Attachment before, Attachment one) {
        boolean same = before.ticket().equals(one.ticket())
                && before.audience() == one.audience()
                && before.name().equals(one.name());
        if (!same) {
            throw new RefusedException(Refusal.conflict("ticketing.idempotency-key-reused"));
        }
        return before;
    }
}
