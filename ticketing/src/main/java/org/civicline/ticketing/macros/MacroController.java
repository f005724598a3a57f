package org.civicline.ticketing.macros;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.problems.Problems;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.macros.MacroRun.Result;
import org.civicline.ticketing.macros.MacroRun.Standing;
import org.civicline.ticketing.macros.MacroRun.Told;
import org.civicline.ticketing.web.FormKey;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.web.Rows;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Macros: kept, looked at beforehand, run on one case or on several. */
@RestController
@RequestMapping("/api/v1/staff")
@PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')")
class MacroController {

    private static final String KEY = "Idempotency-Key";

    private final MacroDesk desk;
    private final MacroRun run;
    private final Access access;
    private final Departments departments;
    private final People people;
    private final Problems problems;

    MacroController(
            MacroDesk desk, MacroRun run, Access access, Departments departments, People people, Problems problems) {
        this.desk = desk;
        this.run = run;
        this.access = access;
        this.departments = departments;
        this.people = people;
        this.problems = problems;
    }

    /** @param forMany whether it can be run on several cases at once */
    record View(
            UUID id,
            String name,
            boolean shared,
            List<StepView> steps,
            boolean forMany,
            boolean changeable,
            long version) {}

    record StepView(
            MacroStep.Kind kind,
            @Nullable String departmentCode,
            @Nullable String departmentName,
            @Nullable String text,
            @Nullable UUID template,
            @Nullable Audience audience,
            @Nullable String number) {}

    record Form(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable List<@Nullable StepForm> steps,
            @Nullable Long version) {}

    record StepForm(
            @Nullable String kind,
            @Nullable String departmentCode,
            @Nullable String text,
            @Nullable UUID template,
            @Nullable String audience,
            @Nullable String number) {}

    record RunForm(@Nullable Long version) {}

    record ManyForm(@Nullable UUID macro, @Nullable List<Rows.@Nullable Row> rows) {}

    /** @param problem why the step was refused; null otherwise */
    record ToldView(
            StepView step, Standing standing, @Nullable ProblemDetail problem) {}

    /** @param done whether all of it was done, or would be */
    record ResultView(boolean done, List<ToldView> steps) {}

    /** What came of one of several, as of any step on several. */
    record RowResult(
            UUID id,
            @Nullable TicketStatus status,
            @Nullable ProblemDetail problem) {}

    @GetMapping("/macros")
    List<View> mine() {
        return desk.mine().stream().map(this::shown).toList();
    }

    @PostMapping("/macros")
    @ResponseStatus(HttpStatus.CREATED)
    View add(@RequestBody Form form) {
        return shown(desk.add(draft(form)));
    }

    @PutMapping("/macros/{id}")
    View change(@PathVariable UUID id, @RequestBody Form form) {
        return shown(desk.change(id, draft(form), Given.required(form.version(), "version")));
    }

    @DeleteMapping("/macros/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, @RequestParam(required = false) @Nullable String version) {
        desk.delete(id, Given.required(Given.count(version, "version"), "version"));
    }

    @PostMapping("/tickets/{id}/macros/{macro}/preview")
    ResultView preview(@PathVariable UUID id, @PathVariable UUID macro, @RequestBody RunForm form, Locale locale) {
        long version = Given.required(form.version(), "version");
        return shown(run.preview(desk.use(macro), new TicketId(id), version), locale);
    }

    @PostMapping("/tickets/{id}/macros/{macro}")
    ResultView run(
            @PathVariable UUID id,
            @PathVariable UUID macro,
            @RequestHeader(name = KEY, defaultValue = "") String key,
            @RequestBody RunForm form,
            Locale locale) {
        long version = Given.required(form.version(), "version");
        return shown(run.run(desk.use(macro), new TicketId(id), version, FormKey.checked(key)), locale);
    }

    /** Each case by itself. A reply wants its case read first: a macro with one is for one case at a time. */
    @PostMapping("/bulk/macro")
    List<RowResult> run(
            @RequestHeader(name = KEY, defaultValue = "") String key, @RequestBody ManyForm form, Locale locale) {
        String checked = FormKey.checked(key);
        List<Rows.Asked> rows = Rows.checked(form.rows());
        Macro macro = desk.use(Given.required(form.macro(), "macro"));
        if (macro.replies()) {
            throw new RefusedException(Refusal.invalid("ticketing.macro-not-for-many"));
        }
        return rows.stream()
                .map(row -> shown(row, run.run(macro, row.id(), row.version(), checked), locale))
                .toList();
    }

    private RowResult shown(Rows.Asked row, Result result, Locale locale) {
        Refusal refusal = result.refusal();
        return new RowResult(
                row.id().value(),
                result.after() == null ? null : result.after().status(),
                refusal == null ? null : problems.detail(refusal, locale));
    }

    private ResultView shown(Result result, Locale locale) {
        return new ResultView(
                result.done(),
                result.steps().stream().map(one -> shown(one, locale)).toList());
    }

    private ToldView shown(Told one, Locale locale) {
        Refusal refusal = one.refusal();
        return new ToldView(
                shown(one.step(), one.text()),
                one.standing(),
                refusal == null ? null : problems.detail(refusal, locale));
    }

    private View shown(Macro one) {
        return new View(
                one.id(),
                one.name(),
                one.sharing().shared(),
                one.steps().stream().map(step -> shown(step, step.text())).toList(),
                !one.replies(),
                one.sharing().changeableBy(access.staffOnCases()),
                one.version());
    }

    private StepView shown(MacroStep step, @Nullable String text) {
        return new StepView(
                step.kind(),
                step.department(),
                people.departmentName(step.department()),
                text,
                step.template(),
                step.audience(),
                step.number());
    }

    private MacroDesk.Draft draft(Form form) {
        List<MacroStep> steps = Given.required(form.steps(), "steps").stream()
                .map(one -> step(Given.required(one, "steps")))
                .toList();
        return new MacroDesk.Draft(form.name(), Boolean.TRUE.equals(form.shared()), steps);
    }

    private MacroStep step(StepForm form) {
        return switch (Given.choice(form.kind(), MacroStep.Kind.class, "kind")) {
            case SIGN -> MacroStep.sign();
            case REPLY -> MacroStep.reply(Given.required(form.template(), "template"));
            case DISPATCH -> MacroStep.dispatch(known(form.departmentCode()), Field.NOTE.accept(form.text()));
            case COMMENT ->
                MacroStep.comment(
                        Given.choice(form.audience(), Audience.class, "audience"), Field.COMMENT.require(form.text()));
            case RELATE -> MacroStep.relate(Field.LABEL.require(form.number()));
        };
    }

    private String known(@Nullable String department) {
        String code = Given.required(department, "departmentCode");
        if (departments.find(code).isEmpty()) {
            throw new RefusedException(Refusal.invalid("ticketing.unknown-department"));
        }
        return code;
    }
}
