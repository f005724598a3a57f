package org.civicline.knowledgebase.triage;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.triage.Triage.Suggested;
import org.civicline.knowledgebase.triage.Triage.Writing;
import org.civicline.knowledgebase.triage.Uses.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Posted, because what a citizen says has no place in the addresses that servers write down. */
@RestController
@RequestMapping("/api/v1/staff/triage")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class TriageController {

    /** Longer than anything a case may say. */
    private static final int LONGEST = 4_000;

    private static final int MOST_USES = 10;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> QUESTIONS = Set.of("TYPE", "CATEGORY", "DEPARTMENT", "URGENCY", "ARTICLE");

    private final Triage triage;
    private final Uses uses;
    private final ModelStore models;

    TriageController(Triage triage, Uses uses, ModelStore models) {
        this.triage = triage;
        this.uses = uses;
        this.models = models;
    }

    record Written(
            @Nullable String title,
            @Nullable String text,
            @Nullable String address,
            @Nullable String categoryCode) {}

    @PostMapping
    Suggested suggest(@RequestBody Written written) {
        String category = written.categoryCode();
        return triage.suggest(new Writing(
                shortened(written.title()) + "\n" + shortened(written.text()),
                shortened(written.address()),
                category == null || !CODE.matcher(category).matches() ? null : category));
    }

    /** @param version as it came with the suggestions */
    record Used(@Nullable Integer version, @Nullable List<@Nullable Use> uses) {}

    @PostMapping("/uses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void used(@RequestBody Used used) {
        List<@Nullable Use> given = Objects.requireNonNullElse(used.uses(), List.of());
        Integer version = used.version();
        if (given.size() > MOST_USES
                || !given.stream().allMatch(TriageController::sound)
                || (version != null && !models.exists(version))) {
            throw new RefusedException(Refusal.invalid("knowledgebase.bad-triage-use"));
        }
        uses.add(version, given.stream().map(Objects::requireNonNull).toList());
    }

    @SuppressWarnings("ConstantValue") // a request may leave anything out
    private static boolean sound(@Nullable Use use) {
        return use != null
                && use.question() != null
                && use.suggested() != null
                && QUESTIONS.contains(use.question())
                && CODE.matcher(use.suggested()).matches()
                && (use.chosen() == null || CODE.matcher(use.chosen()).matches());
    }

    private static String shortened(@Nullable String written) {
        return written == null ? "" : written.substring(0, Math.min(written.length(), LONGEST));
    }
}
