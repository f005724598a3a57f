package org.civicline.ticketing.desk;

import java.util.UUID;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps off the straight way, each under its own address. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}")
class SideStepController {

    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";
    private static final String ARBITER = "hasRole('SUPERVISOR')";
    private static final String DEPARTMENT = "hasRole('OFFICER')";

    private final StepDoor steps;

    SideStepController(StepDoor steps) {
        this.steps = steps;
    }

    @PostMapping("/return")
    @PreAuthorize(DEPARTMENT)
    TicketView askReturn(@PathVariable UUID id, @RequestBody SideForm form) {
        ReturnReason reason = form.reasonCode() == null
                ? ReturnReason.OTHER
                : Given.choice(form.reasonCode(), ReturnReason.class, "reasonCode");
        return steps.take(
                id, new SideStep.AskReturn(reason, Given.words(form.reason()), form.departmentCode()), form.version());
    }

    @PostMapping("/accept-return")
    @PreAuthorize(DESK)
    TicketView acceptReturn(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.AcceptReturn(), form.version());
    }

    @PostMapping("/refuse-return")
    @PreAuthorize(DESK)
    TicketView refuseReturn(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.RefuseReturn(Given.words(form.reason())), form.version());
    }

    @PostMapping("/dispute")
    @PreAuthorize(DEPARTMENT)
    TicketView dispute(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.Dispute(Given.words(form.reason())), form.version());
    }

    @PostMapping("/arbitrate")
    @PreAuthorize(ARBITER)
    TicketView arbitrate(@PathVariable UUID id, @RequestBody SideForm form) {
        String department = Given.required(form.departmentCode(), "departmentCode");
        return steps.take(id, new SideStep.Arbitrate(department, Given.words(form.reason())), form.version());
    }

    @PostMapping("/ask-extension")
    @PreAuthorize(DEPARTMENT)
    TicketView askExtension(@PathVariable UUID id, @RequestBody SideForm form) {
        int days = Given.required(form.workingDays(), "workingDays");
        return steps.take(id, new SideStep.AskExtension(days, Given.words(form.reason())), form.version());
    }

    @PostMapping("/grant-extension")
    @PreAuthorize(DESK)
    TicketView grantExtension(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.GrantExtension(), form.version());
    }

    @PostMapping("/refuse-extension")
    @PreAuthorize(DESK)
    TicketView refuseExtension(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.RefuseExtension(Given.words(form.reason())), form.version());
    }

    @PostMapping("/suspend")
    @PreAuthorize(DEPARTMENT)
    TicketView suspend(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.Suspend(Given.words(form.reason())), form.version());
    }

    @PostMapping("/contact")
    @PreAuthorize(DEPARTMENT)
    TicketView noteContact(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(
                id,
                new SideStep.NoteContact(Given.moment(form.at(), "at"), Given.words(form.reason())),
                form.version());
    }

    @PostMapping("/resume")
    @PreAuthorize(DEPARTMENT)
    TicketView resume(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.Resume(), form.version());
    }

    @PostMapping("/hand-down")
    @PreAuthorize(DEPARTMENT)
    TicketView handDown(@PathVariable UUID id, @RequestBody SideForm form) {
        String department = Given.required(form.departmentCode(), "departmentCode");
        return steps.take(id, new SideStep.HandDown(department, form.reason()), form.version());
    }

    @PostMapping("/back-up")
    @PreAuthorize(DEPARTMENT)
    TicketView backUp(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.BackUp(Given.words(form.reason())), form.version());
    }

    @PostMapping("/not-accept")
    @PreAuthorize(DESK)
    TicketView notAccept(@PathVariable UUID id, @RequestBody SideForm form) {
        RefusalGround ground =
                Given.choice(Given.required(form.reasonCode(), "reasonCode"), RefusalGround.class, "reasonCode");
        return steps.take(id, new SideStep.NotAccept(ground, Given.words(form.reason())), form.version());
    }

    @PostMapping("/withdraw")
    @PreAuthorize(DESK)
    TicketView withdraw(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.Withdraw(Given.words(form.reason())), form.version());
    }

    @PostMapping("/redo")
    @PreAuthorize(DESK)
    TicketView redo(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.Redo(Given.words(form.reason())), form.version());
    }

    @PostMapping("/reopen")
    @PreAuthorize(DESK)
    TicketView reopen(@PathVariable UUID id, @RequestBody SideForm form) {
        return steps.take(id, new SideStep.Reopen(Given.words(form.reason())), form.version());
    }

    /** What a step carries; each uses its own part. */
    record SideForm(
            @Nullable Long version,
            @Nullable String reasonCode,
            @Nullable String reason,
            @Nullable String departmentCode,
            @Nullable Integer workingDays,
            @Nullable String at) {}
}
