package org.civicline.ticketing.citizens;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.Citizens.Quiet;
import org.civicline.ticketing.Citizens.Recognition;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What it calls decides about roles too; here a stranger is stopped before their request is read. */
@RestController
@RequestMapping("/api/v1/staff/citizens")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class CitizenController {

    private final Citizens citizens;
    private final SeenCitizen seen;

    CitizenController(Citizens citizens, SeenCitizen seen) {
        this.citizens = citizens;
        this.seen = seen;
    }

    @GetMapping("/{id}")
    CitizenCard card(@PathVariable UUID id) {
        return citizens.card(new CitizenId(id)).orElseThrow(CitizenController::unknown);
    }

    @GetMapping(params = "phone")
    CitizenCard byPhone(@RequestParam String phone) {
        // A plus sign that was not encoded arrives as a space.
        ContactPoint point = ContactPoint.phone(phone.startsWith(" ") ? "+" + phone.strip() : phone)
                .orElseThrow(CitizenController::unknown);
        return switch (citizens.recognise(point)) {
            case Recognition.Known(CitizenCard card) -> card;
            case Recognition.Unknown _ -> throw unknown();
        };
    }

    @PutMapping("/{id}/name")
    CitizenCard rename(@PathVariable UUID id, @RequestBody Name form) {
        return seen.change(
                id,
                Given.required(form.version(), "version"),
                () -> citizens.rename(new CitizenId(id), Given.words(form.name()))
                        .orThrow());
    }

    @PutMapping("/{id}/profile")
    CitizenCard change(@PathVariable UUID id, @RequestBody Profile form) {
        var profile = new CommunicationProfile(
                Given.required(form.language(), "language"),
                Given.required(form.voice(), "voice"),
                Given.required(form.sms(), "sms"),
                Given.required(form.largePrint(), "largePrint"),
                quiet(form.quiet()));
        return seen.change(id, Given.required(form.version(), "version"), () -> {
            citizens.change(new CitizenId(id), profile).orThrow();
            return card(id);
        });
    }

    @PutMapping("/{id}/needs")
    CitizenCard note(@PathVariable UUID id, @RequestBody Needs form) {
        Set<Need> needs = Given.required(form.needs(), "needs").stream()
                .map(one -> Given.choice(one, Need.class, "needs"))
                .collect(Collectors.toSet());
        return seen.change(
                id,
                Given.required(form.version(), "version"),
                () -> citizens.note(new CitizenId(id), needs, Boolean.TRUE.equals(form.agreed()))
                        .orThrow());
    }

    private static @Nullable Quiet quiet(@Nullable Time form) {
        return form == null ? null : new Quiet(Given.time(form.from(), "quiet"), Given.time(form.until(), "quiet"));
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-citizen"));
    }

    record Name(@Nullable Long version, @Nullable String name) {}

    record Profile(
            @Nullable Long version,
            @Nullable String language,
            @Nullable Boolean voice,
            @Nullable Boolean sms,
            @Nullable Boolean largePrint,
            @Nullable Time quiet) {}

    record Time(@Nullable String from, @Nullable String until) {}

    record Needs(
            @Nullable Long version,
            @Nullable List<@Nullable String> needs,
            @Nullable Boolean agreed) {}
}
