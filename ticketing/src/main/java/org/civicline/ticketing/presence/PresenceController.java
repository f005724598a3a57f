package org.civicline.ticketing.presence;

import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a screen says while it shows a case, and what it hears: who else does. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}/presence")
@PreAuthorize(Access.ON_CASES)
class PresenceController {

    private final PresenceDesk desk;

    PresenceController(PresenceDesk desk) {
        this.desk = desk;
    }

    record Form(@Nullable Boolean editing) {}

    @PutMapping
    List<PresenceDesk.Other> here(@PathVariable UUID id, @RequestBody Form form) {
        return desk.here(new TicketId(id), Boolean.TRUE.equals(form.editing()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void gone(@PathVariable UUID id) {
        desk.gone(new TicketId(id));
    }
}
