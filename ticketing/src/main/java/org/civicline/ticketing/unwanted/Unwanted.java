package org.civicline.ticketing.unwanted;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.civicline.foundation.Departments;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.DispatchCatalogue.Suggestion;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.lifecycle.CaseRules;
import org.civicline.ticketing.lifecycle.Fallback;
import org.civicline.ticketing.unwanted.Rounds.Round;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whose a case is for which no other department can be found. People may still find one. */
@Component
public class Unwanted {

    private final Rounds rounds;
    private final DispatchCatalogue catalogue;
    private final Departments departments;
    private final CaseRules rules;

    Unwanted(Rounds rounds, DispatchCatalogue catalogue, Departments departments, CaseRules rules) {
        this.rounds = rounds;
        this.catalogue = catalogue;
        this.departments = departments;
        this.rules = rules;
    }

    /** Whose it is, and by which rule. */
    sealed interface Whose {

        String department();

        Fallback rule();

        /** @param signedAt when it accepted the duty, before any other did */
        record FirstTaker(String department, Instant signedAt) implements Whose {
            @Override
            public Fallback rule() {
                return Fallback.FIRST_TAKER;
            }
        }

        /** @param entry what the catalogue says */
        record LastResort(Suggestion entry) implements Whose {
            @Override
            public String department() {
                return entry.departmentCode();
            }

            @Override
            public Fallback rule() {
                return Fallback.LAST_RESORT;
            }
        }
    }

    /** The rule by which it is this department's; null where none says so. */
    public @Nullable Fallback rule(TicketRow row, String department) {
        return asked(row)
                ? whose(row, rounds.of(row.id()))
                        .filter(one -> one.department().equals(department))
                        .map(Whose::rule)
                        .orElse(null)
                : null;
    }

    /** Whether the rules are asked: an arbiter is to decide, or it is to be dispatched after too many gave it back. */
    boolean asked(TicketRow row) {
        return switch (row.status()) {
            case DISPUTED -> true;
            case TO_DISPATCH -> row.returns() > 0 && rules.wornOut(row.returns());
            default -> false;
        };
    }

    /**
     * Who signed for it first; nobody having signed, once it went round often enough, the department of last resort. Empty
     * where no rule speaks.
     */
    Optional<Whose> whose(TicketRow row, List<Round> all) {
        Optional<Whose> first = all.stream()
                .filter(one -> one.signedAt() != null
                        && departments.find(one.department()).isPresent())
                .min(Comparator.comparing(one -> Objects.requireNonNull(one.signedAt())))
                .map(one -> new Whose.FirstTaker(one.department(), Objects.requireNonNull(one.signedAt())));
        return first.or(() -> rules.wornOut(row.returns()) ? lastResort(row) : Optional.empty());
    }

    private Optional<Whose> lastResort(TicketRow row) {
        return catalogue
                .lastResort(row.content().categoryCode(), row.content().address())
                .map(Whose.LastResort::new);
    }
}
