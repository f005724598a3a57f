package org.civicline.ticketing.attachments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.events.CaseTouched;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every change of a case's files has in common: the case still takes it, the audit has it, and screens hear of it. */
@Component
class AttachmentBook {

    private final CaseFile file;
    private final AttachmentSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    AttachmentBook(CaseFile file, AttachmentSettings settings, Audit audit, ApplicationEventPublisher events) {
        this.file = file;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
    }

    /** The number of a case to which something may still be put, nobody else's to change until the transaction ends. */
    String changeable(TicketId ticket) {
        var row = file.lock(ticket);
        if (row.status() == TicketStatus.ARCHIVED) {
            throw new RefusedException(Refusal.conflict("ticketing.not-in-this-state")
                    .with("ticketStatus", row.status().name()));
        }
        return row.number();
    }

    void attached(Attachment one, String number) {
        var details = new LinkedHashMap<String, Object>();
        details.put("attachment", one.id().toString());
        details.put("audience", Objects.requireNonNull(one.audience()).name());
        details.put("kind", one.kind().name());
        if (one.comment() != null) {
            details.put("comment", one.comment().toString());
        }
        audit.record("ticket.attached", "ticket:" + number, details);
        tell(new TicketId(one.ticket()));
    }

    void opened(UUID id, String number) {
        audit.record("ticket.attachment-opened", "ticket:" + number, Map.of("attachment", id.toString()));
    }

    void openedBy(CitizenId citizen, UUID id, String number) {
        audit.record(
                "ticket.attachment-opened",
                "ticket:" + number,
                Map.of("attachment", id.toString(), "citizen", citizen.toString()));
    }

    void removed(Attachment one, String number) {
        audit.record(
                "ticket.attachment-removed",
                "ticket:" + number,
                Map.of("attachment", one.id().toString()));
        tell(new TicketId(one.ticket()));
    }

    private void tell(TicketId ticket) {
        events.publishEvent(new CaseTouched(ticket.value(), "attachments"));
    }

    RefusedException noRoom() {
        return new RefusedException(
                Refusal.conflict("ticketing.too-many-attachments").with("limit", settings.perCase()));
    }

    static RefusedException namesInformant() {
        return new RefusedException(Refusal.invalid("ticketing.attachment-names-informant"));
    }

    static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-attachment"));
    }
}
