package org.civicline.ticketing.desk;

import java.util.UUID;
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

/** The steps that bring departments or tickets together, each under its own address. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}")
class JointStepController {

    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";
    private static final String DEPARTMENT = "hasRole('OFFICER')";
    private static final String LEAD_OR_DESK = "hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')";

    private final StepDoor steps;

    JointStepController(StepDoor steps) {
        this.steps = steps;
    }

    @PostMapping("/name-co")
    @PreAuthorize(LEAD_OR_DESK)
    TicketView nameCoHandler(@PathVariable UUID id, @RequestBody JointForm form) {
        String department = Given.required(form.departmentCode(), "departmentCode");
        return steps.take(id, new SideStep.NameCoHandler(department, form.reason()), form.version());
    }

    @PostMapping("/release-co")
    @PreAuthorize(LEAD_OR_DESK)
    TicketView releaseCoHandler(@PathVariable UUID id, @RequestBody JointForm form) {
        String department = Given.required(form.departmentCode(), "departmentCode");
        return steps.take(id, new SideStep.ReleaseCoHandler(department, Given.words(form.reason())), form.version());
    }

    @PostMapping("/co-sign")
    @PreAuthorize(DEPARTMENT)
    TicketView coSign(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(id, new SideStep.CoSign(), form.version());
    }

    @PostMapping("/contribute")
    @PreAuthorize(DEPARTMENT)
    TicketView contribute(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(id, new SideStep.Contribute(Given.words(form.text())), form.version());
    }

    @PostMapping("/co-decline")
    @PreAuthorize(DEPARTMENT)
    TicketView declineCoHandling(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(id, new SideStep.DeclineCoHandling(Given.words(form.reason())), form.version());
    }

    @PostMapping("/merge")
    @PreAuthorize(DESK)
    TicketView merge(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(
                id,
                new SideStep.Merge(Given.required(form.number(), "number"), Given.words(form.reason())),
                form.version());
    }

    @PostMapping("/unmerge")
    @PreAuthorize(DESK)
    TicketView unmerge(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(id, new SideStep.Unmerge(Given.words(form.reason())), form.version());
    }

    @PostMapping("/relate")
    @PreAuthorize(DESK)
    TicketView relate(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(id, new SideStep.Relate(Given.required(form.number(), "number")), form.version());
    }

    @PostMapping("/unrelate")
    @PreAuthorize(DESK)
    TicketView unrelate(@PathVariable UUID id, @RequestBody JointForm form) {
        return steps.take(id, new SideStep.Unrelate(Given.required(form.number(), "number")), form.version());
    }

    /**
     * What a step carries; each uses its own part.
     *
     * @param number of the other ticket
     */
    record JointForm(
            @Nullable Long version,
            @Nullable String departmentCode,
            @Nullable String number,
            @Nullable String reason,
            @Nullable String text) {}
}
