package org.civicline.ticketing.editions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How rules are published and shown, the same for all of them. */
@Component
public class Editions {

    /** So many versions are shown. */
    public static final int SHOWN = 50;

    /** @param publishedBy a name; null for the version an installation begins with */
    public record Told<R>(Instant publishedAt, @Nullable String publishedBy, String note, R rules) {}

    /** Keeps a version. */
    @FunctionalInterface
    public interface Writing<R> {

        /** False if another was published meanwhile. */
        boolean add(Edition<R> edition);
    }

    private final People people;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    Editions(People people, Audit audit, TransactionOperations transactions, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The version that follows the one that was edited. */
    public static int after(int edited) {
        return edited == Integer.MAX_VALUE ? edited : edited + 1;
    }

    public <R> List<Told<R>> told(List<Edition<R>> editions) {
        Map<UUID, String> names =
                people.staffNames(editions.stream().map(Edition::publishedBy).toList());
        return editions.stream()
                .map(one -> new Told<>(one.publishedAt(), name(one.publishedBy(), names), one.note(), one.rules()))
                .toList();
    }

    /**
     * @param what the rules' name in the audit record: {@code rate-rules}
     * @param why what changed and on whose order
     */
    public <R> void publish(
            String what, int version, R rules, @Nullable String why, StaffMember by, Writing<R> writing) {
        String note = Field.NOTE.require(why);
        transactions.executeWithoutResult(_ -> {
            if (!writing.add(new Edition<>(Columns.now(clock), by.id().value(), note, rules))) {
                throw new RefusedException(Refusal.conflict("ticketing.rules-changed"));
            }
            audit.record(what + ".published", what + ":" + version, Map.of("note", note));
        });
    }

    private static @Nullable String name(@Nullable UUID staff, Map<UUID, String> names) {
        return staff == null ? null : names.get(staff);
    }
}
