package org.civicline.ticketing.reports;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.reports.ReportForm.Asked;
import org.civicline.ticketing.reports.ReportViews.Board;
import org.civicline.ticketing.reports.ReportViews.Choice;
import org.civicline.ticketing.reports.ReportViews.Sent;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports that are sent regularly, for supervisors and leaders. */
@RestController
@RequestMapping("/api/v1/staff/reports")
@PreAuthorize(Access.OVERSEES)
class ReportController {

    private final ReportDesk desk;
    private final ReportStore reports;
    private final ReportViews views;
    private final Access access;

    ReportController(ReportDesk desk, ReportStore reports, ReportViews views, Access access) {
        this.desk = desk;
        this.reports = reports;
        this.views = views;
        this.access = access;
    }

    record Made(UUID id) {}

    record PauseForm(@Nullable Boolean paused) {}

    record Preview(String subject, String html, String text) {}

    @GetMapping
    Board all() {
        return views.board(reports.all(), access.overseer());
    }

    /** Who of the staff may get one. */
    @GetMapping("/receivers")
    List<Choice> receivers() {
        access.overseer();
        return views.choices();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@RequestBody Asked form) {
        return new Made(desk.add(form));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @RequestBody Asked form) {
        desk.change(id, form, Given.required(form.version(), "version"));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, @RequestParam(required = false) @Nullable String version) {
        desk.delete(id, Given.required(Given.count(version, "version"), "version"));
    }

    @PutMapping("/{id}/paused")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable UUID id, @RequestBody PauseForm form) {
        desk.pause(id, Given.required(form.paused(), "paused"));
    }

    /** Now, of the last days it can tell of; it goes out within the next half minute. */
    @PostMapping("/{id}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void send(@PathVariable UUID id) {
        desk.send(id);
    }

    @GetMapping("/{id}/runs")
    Slice<Sent> runs(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        access.overseer();
        Report report = reports.find(id).orElseThrow(ReportDesk::unknown);
        return views.runs(report.id(), after, size);
    }

    /** What is written in the form, kept or not. */
    @PostMapping("/preview")
    Preview preview(@RequestBody Asked form) {
        Letters.Made made = desk.preview(form);
        return new Preview(made.subject(), made.html(), made.text());
    }
}
