package org.civicline.ticketing.citizens;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.input.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CitizenRegister implements Citizens {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final CitizenStore store;
    private final ContactRules rules;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    CitizenRegister(CitizenStore store, ContactRules rules, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Recognition recognise(ContactPoint point) {
        Optional<CitizenCard> card = shown(access.deskOrMachine(), store.card(point));
        return card.<Recognition>map(Recognition.Known::new).orElseGet(Recognition.Unknown::new);
    }

    /** Whoever of us sees a citizen's name and number is written down. */
    private Optional<CitizenCard> shown(Viewer viewer, Optional<CitizenCard> card) {
        if (viewer instanceof Viewer.Desk) {
            card.ifPresent(one -> audit.record("citizen.shown", "citizen:" + one.id(), Map.of()));
        }
        return card;
    }

    @Override
    @Transactional
    public CitizenId resolve(ContactPoint point) {
        access.deskOrMachine();
        Optional<CitizenId> known = store.owner(point);
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = Ids.next(clock);
        if (store.add(id, point, Columns.now(clock))) {
            return new CitizenId(id);
        }
        return store.owner(point)
                .orElseThrow(() -> new IllegalStateException("a contact point lost its owner while it was looked up"));
    }

    @Override
    public Optional<CitizenCard> card(CitizenId id) {
        return shown(access.deskOrMachine(), store.card(id));
    }

    @Override
    @Transactional
    public Outcome<CitizenCard> rename(CitizenId id, String name) {
        try {
            access.deskOrMachine();
            if (!store.rename(id, Field.NAME.require(name))) {
                return Outcome.refused(gone(id));
            }
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
        audit.record("citizen.renamed", "citizen:" + id, Map.of());
        return Outcome.done(store.card(id).orElseThrow());
    }

    @Override
    @Transactional
    public Outcome<CommunicationProfile> change(CitizenId id, CommunicationProfile profile) {
        try {
            access.deskOrMachine();
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
        if (!LANGUAGE.matcher(profile.language()).matches()) {
            return Outcome.refused(Refusal.invalid("ticketing.unknown-language"));
        }
        if (profile.quiet() != null && !ContactRules.possible(profile.quiet())) {
            return Outcome.refused(
                    Refusal.invalid("ticketing.quiet-time").with("hours", ContactRules.LONGEST_QUIET.toHours()));
        }
        if (!store.change(id, profile)) {
            return Outcome.refused(gone(id));
        }
        audit.record(
                "citizen.profile-changed",
                "citizen:" + id,
                Map.of(
                        "language", profile.language(),
                        "voice", profile.voice(),
                        "sms", profile.sms(),
                        "largePrint", profile.largePrint(),
                        "quiet", profile.quiet() != null));
        return Outcome.done(profile);
    }

    /** What exactly was noted is nobody's to read in the audit record. */
    @Override
    @Transactional
    public Outcome<CitizenCard> note(CitizenId id, Set<Need> needs, boolean agreed) {
        try {
            access.deskOrMachine();
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
        if (!needs.isEmpty() && !agreed) {
            return Outcome.refused(Refusal.invalid("ticketing.needs-consent"));
        }
        if (!store.note(id, needs)) {
            return Outcome.refused(gone(id));
        }
        audit.record("citizen.needs-noted", "citizen:" + id, Map.of("needs", needs.size(), "agreed", agreed));
        return Outcome.done(store.card(id).orElseThrow());
    }

    @Override
    public ContactPermission mayContact(ContactPoint point, Medium medium, Instant at) {
        return rules.decide(store.profile(point).orElse(CommunicationProfile.DEFAULT), medium, at);
    }

    private Refusal gone(CitizenId id) {
        return store.erased(id)
                ? Refusal.conflict("ticketing.citizen-erased")
                : Refusal.notFound("ticketing.unknown-citizen");
    }
}
