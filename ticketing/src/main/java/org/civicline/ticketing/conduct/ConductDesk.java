package org.civicline.ticketing.conduct;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.Conduct.Kind;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.conduct.ConductStore.Row;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who abuses the hotline: agents propose, a supervisor who did not propose it decides, another one decides an appeal. */
@Component
class ConductDesk {

    static final int MOST_DAYS = 365;

    private final ConductStore store;
    private final Citizens citizens;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    ConductDesk(ConductStore store, Citizens citizens, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.citizens = citizens;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    List<Row> of(UUID citizen) {
        access.desk();
        return store.of(citizen);
    }

    List<Row> waiting() {
        access.supervisor();
        return store.waiting();
    }

    @Transactional
    public void propose(UUID citizen, Kind kind, @Nullable String reason) {
        StaffMember by = access.desk();
        String why = Field.REASON.require(reason);
        UUID seen = citizens.card(new CitizenId(citizen))
                .orElseThrow(() -> refused(Refusal.notFound("ticketing.unknown-citizen")))
                .id()
                .value();
        UUID id = Ids.next(clock);
        if (!store.propose(id, seen, kind, why, by.id().value(), Columns.now(clock))) {
            throw refused(Refusal.conflict("ticketing.conduct-proposed"));
        }
        audit.record("conduct.proposed", subject(id), Map.of("citizen", seen.toString(), "kind", kind.name()));
    }

    /** @param days how long it holds, if it is upheld */
    @Transactional
    public void decide(UUID id, boolean upheld, @Nullable String reason, @Nullable Integer days) {
        StaffMember by = access.supervisor();
        String why = Field.REASON.require(reason);
        Row row = locked(id);
        if (row.upheld() != null) {
            throw refused(Refusal.conflict("ticketing.conduct-decided"));
        }
        another(by, row.proposedBy());
        Instant now = Columns.now(clock);
        store.decided(
                id,
                upheld,
                why,
                upheld ? now.plus(Duration.ofDays(days(days))) : null,
                by.id().value(),
                now);
        audit.record("conduct.decided", subject(id), Map.of("upheld", upheld));
    }

    /** The citizen does not agree; an agent writes it down. */
    @Transactional
    public void appeal(UUID id, @Nullable String text) {
        access.desk();
        String said = Field.REASON.require(text);
        Row row = locked(id);
        if (row.endsAt() == null || row.appeal() != null || !row.endsAt().isAfter(clock.instant())) {
            throw refused(Refusal.conflict("ticketing.conduct-no-appeal"));
        }
        store.appealed(id, said, Columns.now(clock));
        audit.record("conduct.appealed", subject(id), Map.of());
    }

    @Transactional
    public void decideAppeal(UUID id, boolean lifted, @Nullable String reason) {
        StaffMember by = access.supervisor();
        String why = Field.REASON.require(reason);
        Row row = locked(id);
        if (row.appeal() == null || row.lifted() != null) {
            throw refused(Refusal.conflict("ticketing.conduct-decided"));
        }
        another(by, row.decidedBy());
        store.appealDecided(id, lifted, why, by.id().value(), Columns.now(clock));
        audit.record("conduct.appeal-decided", subject(id), Map.of("lifted", lifted));
    }

    private Row locked(UUID id) {
        return store.lock(id).orElseThrow(() -> refused(Refusal.notFound("ticketing.unknown-conduct")));
    }

    private static void another(StaffMember by, @Nullable UUID before) {
        if (by.id().value().equals(before)) {
            throw refused(Refusal.conflict("ticketing.conduct-own"));
        }
    }

    private static int days(@Nullable Integer days) {
        if (days == null || days < 1 || days > MOST_DAYS) {
            throw refused(Refusal.invalid("ticketing.conduct-days").with("most", MOST_DAYS));
        }
        return days;
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }

    private static String subject(UUID id) {
        return "conduct:" + id;
    }
}
