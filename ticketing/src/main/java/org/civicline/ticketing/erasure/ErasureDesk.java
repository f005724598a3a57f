package org.civicline.ticketing.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.Ids;
import org.civicline.foundation.PersonalData;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.citizens.CitizenLocks;
import org.civicline.ticketing.erasure.ErasureStore.Decision;
import org.civicline.ticketing.erasure.ErasureStore.Row;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a citizen to be forgotten, and decides about it. Whoever calls has made sure of the role. */
@Component
class ErasureDesk {

    /**
     * What would be forgotten.
     *
     * @param records by kind of personal data
     * @param openCases which are finished first
     * @param asked whether somebody has asked already and it is not decided
     */
    record Preview(Map<String, Long> records, long openCases, boolean asked) {}

    /** A request as it is told: of the citizen only the record's id, which names nobody. */
    record View(
            UUID id,
            UUID citizen,
            Ground ground,
            String reason,
            @Nullable String askedBy,
            Instant askedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Decision decision,
            @Nullable String note,
            @Nullable Long records) {}

    private final ErasureStore store;
    private final CitizenLocks locks;
    private final List<PersonalData> kinds;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ErasureDesk(
            ErasureStore store, CitizenLocks locks, List<PersonalData> kinds, People people, Audit audit, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.kinds = kinds;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** The dry run. */
    Preview preview(UUID citizen) {
        DataSubject person = store.person(citizen).orElseThrow(() -> unknown("ticketing.unknown-citizen"));
        Map<String, Long> records = new TreeMap<>();
        kinds.forEach(kind -> records.put(kind.kind(), kind.countOf(person)));
        return new Preview(records, store.openCases(citizen), store.open(citizen));
    }

    /** The dry run of a request that is not decided yet. */
    Preview previewOf(UUID request) {
        Row row = store.find(request).orElseThrow(() -> unknown("ticketing.unknown-erasure"));
        if (row.decision() != null) {
            throw new RefusedException(Refusal.conflict("ticketing.erasure-decided"));
        }
        return preview(row.citizen());
    }

    @Transactional
    public View ask(StaffMember by, UUID citizen, Ground ground, @Nullable String reason) {
        String why = Field.REASON.require(reason);
        locks.hold(List.of(citizen));
        if (store.person(citizen).isEmpty()) {
            throw unknown("ticketing.unknown-citizen");
        }
        if (store.merged(citizen)) {
            throw new RefusedException(Refusal.conflict("ticketing.citizen-merged"));
        }
        UUID id = Ids.next(clock);
        if (!store.add(id, citizen, ground, why, by.id().value(), Columns.now(clock))) {
            throw new RefusedException(Refusal.conflict("ticketing.erasure-asked"));
        }
        audit.record("erasure.asked", subject(id), Map.of("citizen", citizen.toString(), "ground", ground.name()));
        return view(id);
    }

    /** Forgets everything of the citizen at once, or nothing. */
    @Transactional
    public View approve(StaffMember by, UUID id) {
        Row row = undecided(id);
        locks.hold(store.records(row.citizen()));
        long open = store.openCases(row.citizen());
        if (open > 0) {
            throw new RefusedException(
                    Refusal.conflict("ticketing.erasure-open-cases").with("cases", open));
        }
        Map<String, Integer> forgotten = new TreeMap<>();
        // a citizen past their time may have been forgotten meanwhile
        store.person(row.citizen())
                .ifPresent(person -> kinds.forEach(kind -> forgotten.put(kind.kind(), kind.forgetOf(person))));
        long all = forgotten.values().stream().mapToLong(Integer::longValue).sum();
        store.decided(id, Decision.ERASED, null, all, by.id().value(), Columns.now(clock));
        audit.record("erasure.approved", subject(id), forgotten);
        return view(id);
    }

    @Transactional
    public View refuse(StaffMember by, UUID id, @Nullable String note) {
        String why = Field.NOTE.require(note);
        undecided(id);
        store.decided(id, Decision.REFUSED, why, null, by.id().value(), Columns.now(clock));
        audit.record("erasure.refused", subject(id), Map.of());
        return view(id);
    }

    Slice<View> page(@Nullable UUID after, int size) {
        List<Row> rows = store.page(after, size + 1);
        boolean more = rows.size() > size;
        List<View> shown = views(more ? rows.subList(0, size) : rows);
        return new Slice<>(shown, more ? shown.getLast().id().toString() : null);
    }

    private Row undecided(UUID id) {
        Row row = store.lock(id).orElseThrow(() -> unknown("ticketing.unknown-erasure"));
        if (row.decision() != null) {
            throw new RefusedException(Refusal.conflict("ticketing.erasure-decided"));
        }
        return row;
    }

    private View view(UUID id) {
        return views(store.find(id).stream().toList()).getFirst();
    }

    private List<View> views(Collection<Row> rows) {
        Map<UUID, String> names = people.staffNames(rows.stream()
                .flatMap(row -> Stream.of(row.askedBy(), row.decidedBy() == null ? row.askedBy() : row.decidedBy()))
                .toList());
        return rows.stream()
                .map(row -> new View(
                        row.id(),
                        row.citizen(),
                        row.ground(),
                        row.reason(),
                        names.get(row.askedBy()),
                        row.askedAt(),
                        row.decidedBy() == null ? null : names.get(row.decidedBy()),
                        row.decidedAt(),
                        row.decision(),
                        row.note(),
                        row.records()))
                .toList();
    }

    private static String subject(UUID id) {
        return "erasure:" + id;
    }

    private static RefusedException unknown(String code) {
        return new RefusedException(Refusal.notFound(code));
    }
}
