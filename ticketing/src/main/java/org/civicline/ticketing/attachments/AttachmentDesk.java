package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.attachments.Receiving.Kept;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.events.CaseTouched;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.reading.Informant;
import org.civicline.ticketing.reading.Sight;
import org.civicline.ticketing.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts files on cases and gives them out, to whom they are for. */
@Component
class AttachmentDesk {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentDesk.class);

    private final AttachmentStore store;
    private final FileVault vault;
    private final Receiving receiving;
    private final AttachmentSettings settings;
    private final CaseFile file;
    private final Sight sight;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AttachmentDesk(
            AttachmentStore store,
            FileVault vault,
            Receiving receiving,
            AttachmentSettings settings,
            CaseFile file,
            Sight sight,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.receiving = receiving;
        this.settings = settings;
        this.file = file;
        this.sight = sight;
        this.access = access;
        this.audit = audit;
        this.events = events;
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

    /**
     * The file is in the vault before its row is written, and so while nobody waits for a lock. If it never gets a row, the
     * sweep finds it; a row never speaks of a file that is not there.
     *
     * @param key made by the form when first shown: the same key by the same person gives the same attachment
     * @throws RefusedException if it is not for them to say, is nothing that can be attached, or the case has no room
     */
    Attachment add(TicketId ticket, Audience audience, @Nullable String sentName, String key, InputStream sent)
            throws IOException {
        StaffMember staff = access.staffOnCases();
        Sight.Seen seen = sight.of(ticket);
        if (!audience.readBy(seen.viewer()) || seen.viewer() instanceof Viewer.Leader) {
            throw Access.forbidden();
        }
        String name = Field.FILENAME.require(sentName);
        if (Informant.toldBy(seen, audience, name)) {
            throw new RefusedException(Refusal.invalid("ticketing.attachment-names-informant"));
        }
        Kept kept = receiving.take(sent);
        var one = new Attachment(
                Ids.next(clock),
                ticket.value(),
                staff.id().value(),
                staff.departmentCode(),
                audience,
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
        String number = changeable(ticket);
        Attachment before = store.sent(one.staff(), key).orElse(null);
        if (before != null) {
            return same(before, one);
        }
        if (store.count(ticket) >= settings.perCase()) {
            throw new RefusedException(
                    Refusal.conflict("ticketing.too-many-attachments").with("limit", settings.perCase()));
        }
        if (!store.add(one, key)) {
            return same(store.sent(one.staff(), key).orElseThrow(), one);
        }
        audit.record(
                "ticket.attached",
                "ticket:" + number,
                Map.of(
                        "attachment", one.id().toString(),
                        "audience", one.audience().name(),
                        "kind", one.kind().name()));
        tell(ticket);
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

    /** The number of a case to which something may still be put, nobody else's to change until the transaction ends. */
    private String changeable(TicketId ticket) {
        var row = file.lock(ticket);
        if (row.status() == TicketStatus.ARCHIVED) {
            throw new RefusedException(Refusal.conflict("ticketing.not-in-this-state")
                    .with("ticketStatus", row.status().name()));
        }
        return row.number();
    }

    /** A file, and where it lies. */
    record Opened(Attachment attachment, Path path) {}

    /** @throws RefusedException if it is not theirs to see, or no more what was kept */
    @Transactional
    public Opened open(TicketId ticket, UUID id) throws IOException {
        Sight.Seen seen = sight.of(ticket);
        Attachment one = theirs(ticket, id, seen.viewer());
        Path path = vault.path(Objects.requireNonNull(one.file()));
        if (!Files.isRegularFile(path) || !MessageDigest.isEqual(Receiving.sha256(path), one.sha256())) {
            LOG.error("attachment {} is missing or is not what was kept", id);
            throw new RefusedException(Refusal.conflict("ticketing.attachment-damaged"));
        }
        audit.record(
                "ticket.attachment-opened",
                "ticket:" + seen.row().number(),
                Map.of("attachment", one.id().toString()));
        return new Opened(one, path);
    }

    /** The small one of a picture, for a list: not noted in the audit. */
    Path small(TicketId ticket, UUID id) {
        Attachment one = theirs(ticket, id, sight.of(ticket).viewer());
        Path path = vault.small(Objects.requireNonNull(one.file()));
        if (!Files.isRegularFile(path)) {
            throw unknown();
        }
        return path;
    }

    /** That there was one stays in the list, with who removed it; the file goes. */
    void remove(TicketId ticket, UUID id) {
        vault.delete(Objects.requireNonNull(transactions.execute(_ -> removed(ticket, id))));
    }

    private UUID removed(TicketId ticket, UUID id) {
        Attachment one = theirs(ticket, id, sight.of(ticket).viewer());
        String number = changeable(ticket);
        if (!removable(one)) {
            throw Access.forbidden();
        }
        store.remove(id, access.staffOnCases().id().value(), Columns.now(clock));
        audit.record("ticket.attachment-removed", "ticket:" + number, Map.of("attachment", id.toString()));
        tell(ticket);
        return Objects.requireNonNull(one.file());
    }

    private Attachment theirs(TicketId ticket, UUID id, Viewer viewer) {
        return store.find(ticket, id)
                .filter(one -> one.file() != null && one.audience().readBy(viewer))
                .orElseThrow(AttachmentDesk::unknown);
    }

    private void tell(TicketId ticket) {
        events.publishEvent(new CaseTouched(ticket.value(), "attachments"));
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-attachment"));
    }
}
