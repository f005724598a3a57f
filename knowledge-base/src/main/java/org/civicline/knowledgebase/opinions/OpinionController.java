package org.civicline.knowledgebase.opinions;

import java.util.UUID;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Opinions;
import org.civicline.knowledgebase.Opinions.Giver;
import org.civicline.knowledgebase.Opinions.Opinion;
import org.civicline.knowledgebase.Opinions.Why;
import org.civicline.knowledgebase.editorial.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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

/** What staff think of an article they read, and what callers told them. */
@RestController
@RequestMapping("/api/v1/staff/knowledge/{code}")
@PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')")
class OpinionController {

    private static final int NOTE = 500;

    private final Opinions opinions;
    private final Knowledge knowledge;
    private final CurrentStaff current;

    OpinionController(Opinions opinions, Knowledge knowledge, CurrentStaff current) {
        this.opinions = opinions;
        this.knowledge = knowledge;
        this.current = current;
    }

    /** @param version that was read */
    record Said(
            @Nullable Integer version,
            @Nullable Boolean useful,
            @Nullable Why why,
            @Nullable String note) {

        Opinion opinion() {
            boolean use = Written.required(useful, "useful");
            return new Opinion(use, use ? null : why, Written.text(note, "note", NOTE));
        }
    }

    /** @param mine null while nothing was said */
    record Before(@Nullable Opinion mine) {}

    @GetMapping("/opinion")
    Before mine(@PathVariable String code, @RequestParam(required = false) @Nullable Integer version) {
        StaffMember staff = reader(code);
        int seen = Written.required(version, "version");
        return new Before(opinions.of(code, seen, new Giver.Staff(staff.id())).orElse(null));
    }

    @PutMapping("/opinion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(@PathVariable String code, @RequestBody Said said) {
        StaffMember staff = reader(code);
        opinions.give(code, Written.required(said.version(), "version"), new Giver.Staff(staff.id()), said.opinion())
                .orThrow();
    }

    /** What a caller said of what was read out; once for each key. */
    @PostMapping("/callers-opinions")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void passOn(
            @PathVariable String code,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody Said said) {
        StaffMember staff = reader(code);
        Opinion opinion = said.opinion();
        opinions.give(
                        code,
                        Written.required(said.version(), "version"),
                        new Giver.Caller(key(key), staff.id()),
                        Opinion.of(opinion.useful(), opinion.why()))
                .orThrow();
    }

    private static UUID key(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(
                    Refusal.invalid("knowledgebase.field-missing").with("field", "Idempotency-Key"));
        }
    }

    /** Nobody judges what they may not read. */
    private StaffMember reader(String code) {
        StaffMember reader = current.get();
        if (knowledge
                .find(code)
                .filter(one -> one.visibility().includes(reader, one.departmentCode()))
                .isEmpty()) {
            throw new RefusedException(Refusal.notFound("knowledgebase.unknown-article"));
        }
        return reader;
    }
}
