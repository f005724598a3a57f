package org.civicline.ticketing.followup;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is taken out of the adjusted rates: asked for, and decided by somebody else. */
@RestController
@RequestMapping("/api/v1/staff")
class ExclusionController {

    private final ExclusionDesk desk;
    private final ExclusionViews views;
    private final Handlers handlers;
    private final Access access;

    ExclusionController(ExclusionDesk desk, ExclusionViews views, Handlers handlers, Access access) {
        this.desk = desk;
        this.views = views;
        this.handlers = handlers;
        this.access = access;
    }

    record Form(
            @Nullable String ground,
            @Nullable String evidence,
            @Nullable String keptAt) {}

    record DecisionForm(
            @Nullable Boolean approved, @Nullable String note) {}

    @PostMapping("/tickets/{id}/exclusions")
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')")
    List<ExclusionViews.View> ask(@PathVariable UUID id, @RequestBody Form form) {
        var ticket = new TicketId(id);
        ExclusionGround ground = Given.choice(form.ground(), ExclusionGround.class, "ground");
        desk.ask(ticket, ground, form.evidence(), form.keptAt());
        return views.of(ticket, handlers.reader(ticket));
    }

    @GetMapping("/exclusions")
    @PreAuthorize("hasRole('SUPERVISOR')")
    Slice<ExclusionViews.View> all(
            @RequestParam(defaultValue = "false") String decided,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        return views.page(Boolean.parseBoolean(decided), access.supervisor(), after, size);
    }

    @PostMapping("/exclusions/{id}/decision")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @RequestBody DecisionForm form) {
        desk.decide(id, Given.required(form.approved(), "approved"), form.note());
    }
}
