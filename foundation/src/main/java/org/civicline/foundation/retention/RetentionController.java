package org.civicline.foundation.retention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How long personal data is kept: the system administrator proposes, the security administrator decides, all three see. */
@RestController
@RequestMapping("/api/v1/staff/retention")
class RetentionController {

    private static final String SEES = "hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')";
    private static final int RUNS = 30;

    private final RetentionRules rules;
    private final RetentionRuns runs;

    RetentionController(RetentionRules rules, RetentionRuns runs) {
        this.rules = rules;
        this.runs = runs;
    }

    /**
     * @param due how many records were past their time when they were last counted; null if they never were
     * @param countedAt when that was
     */
    record Kind(
            RetentionRules.Rule rule,
            @Nullable Long due,
            @Nullable Instant countedAt,
            RetentionRules.@Nullable Rule proposed) {}

    record Proposal(@Nullable Integer months, @Nullable String ground) {}

    record Decision(@Nullable Integer version, @Nullable Boolean approved) {}

    record RunView(
            UUID id,
            boolean night,
            boolean dry,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String failure,
            List<RetentionRuns.Result> results) {}

    @GetMapping
    @PreAuthorize(SEES)
    List<Kind> all() {
        List<RetentionRules.Rule> inForce = rules.inForce();
        Map<String, RetentionRuns.Counted> counted = runs.counted();
        Map<String, RetentionRules.Rule> proposed =
                rules.proposed().stream().collect(Collectors.toMap(RetentionRules.Rule::kind, Function.identity()));
        return inForce.stream()
                .map(rule -> kind(rule, counted.get(rule.kind()), proposed.get(rule.kind())))
                .toList();
    }

    private static Kind kind(
            RetentionRules.Rule rule, RetentionRuns.@Nullable Counted counted, RetentionRules.@Nullable Rule proposed) {
        return new Kind(
                rule, counted == null ? null : counted.records(), counted == null ? null : counted.at(), proposed);
    }

    /** Has everything counted that is past its time: a dry run, which may take a while. */
    @PostMapping("/count")
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void count() {
        runs.ask(null, true);
    }

    @PutMapping("/{kind}")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void propose(@PathVariable String kind, @RequestBody Proposal form) {
        Integer months = form.months();
        if (months == null || months < 1 || months > RetentionRules.MOST_MONTHS) {
            throw new RefusedException(
                    Refusal.invalid("foundation.retention-months").with("most", RetentionRules.MOST_MONTHS));
        }
        rules.propose(known(kind), months, ground(form.ground()));
    }

    @PostMapping("/{kind}/decision")
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String kind, @RequestBody Decision form) {
        Integer version = form.version();
        Boolean approved = form.approved();
        if (version == null || approved == null) {
            throw new RefusedException(Refusal.invalid("foundation.malformed"));
        }
        rules.decide(known(kind), version, approved);
    }

    @GetMapping("/runs")
    @PreAuthorize(SEES)
    List<RunView> runs() {
        List<RetentionRuns.Run> newest = runs.newest(RUNS);
        Map<UUID, List<RetentionRuns.Result>> results =
                runs.results(newest.stream().map(RetentionRuns.Run::id).toList());
        return newest.stream()
                .map(run -> new RunView(
                        run.id(),
                        run.night(),
                        run.dry(),
                        run.askedAt(),
                        run.endedAt(),
                        run.failure(),
                        results.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static String known(String kind) {
        if (!kind.matches("[a-z-]{1,40}")) {
            throw new RefusedException(Refusal.notFound("foundation.unknown-retention-rule"));
        }
        return kind;
    }

    private static String ground(@Nullable String written) {
        String ground = written == null ? "" : written.replaceAll("\\s+", " ").strip();
        boolean suitable = ground.codePoints()
                .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
        if (ground.isEmpty()
                || ground.codePointCount(0, ground.length()) > RetentionRules.LONGEST_GROUND
                || !suitable) {
            throw new RefusedException(
                    Refusal.invalid("foundation.retention-ground").with("longest", RetentionRules.LONGEST_GROUND));
        }
        return ground;
    }
}
