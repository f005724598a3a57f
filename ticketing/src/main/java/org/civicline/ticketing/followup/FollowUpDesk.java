package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUps;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.TicketRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class FollowUpDesk implements FollowUps {

    private final FollowUpStore store;
    private final FollowUpSettings settings;
    private final CaseFile file;
    private final CaseHistory history;
    private final Asking asking;
    private final Interactions interactions;
    private final Access access;
    private final Clock clock;

    FollowUpDesk(
            FollowUpStore store,
            FollowUpSettings settings,
            CaseFile file,
            CaseHistory history,
            Asking asking,
            Interactions interactions,
            Access access,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.file = file;
        this.history = history;
        this.asking = asking;
        this.interactions = interactions;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Optional<OpenFollowUp> openFor(ContactPoint point) {
        access.deskOrMachine();
        return store.newestFor(point);
    }

    @Override
    public Optional<OpenFollowUp> find(TicketId ticket) {
        access.deskOrMachine();
        return store.find(ticket);
    }

    /** Refusals come before anything is written, so a caller's transaction lives on. */
    @Override
    @Transactional
    public Outcome<Satisfaction> rate(
            TicketId ticket, Satisfaction grade, Channel via, @Nullable InteractionId interaction) {
        try {
            access.machine();
            TicketRow row = file.lock(ticket);
            FollowUpStore.Open open = store.open(ticket).orElseThrow(() -> new RefusedException(notOpen(row)));
            Instant now = Columns.now(clock);
            asking.answered(row, open, Judgement.of(grade), via, interaction, null, now);
            if (interaction != null) {
                interactions.about(interaction, ticket);
            }
            return Outcome.done(grade);
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
    }

    /** Why nobody can be asked about a case now. */
    static Refusal notOpen(TicketRow row) {
        if (row.end() != null && row.end().satisfaction() != null) {
            return Refusal.conflict("ticketing.already-rated");
        }
        return Refusal.conflict(row.status().over() ? "ticketing.follow-up-ended" : "ticketing.not-asked");
    }

    @Override
    @Transactional
    public void callFailed(TicketId ticket, String reason, Instant at) {
        access.machine();
        if (store.open(ticket).isEmpty()) {
            return;
        }
        TicketRow row = file.lock(ticket);
        Optional<FollowUpStore.Open> found = store.open(ticket);
        // Answered meanwhile by text, or the same failure told twice.
        if (found.isEmpty() || found.get().callsFailed() >= found.get().callsTried()) {
            return;
        }
        FollowUpStore.Open open = found.get();
        Instant now = Columns.now(clock);
        asking.tried(open, 1, now);
        history.add(
                row.id(),
                row.number(),
                row.status(),
                null,
                CaseStep.of("follow-up-called", now).saying(reason));
        if (open.callsTried() >= settings.maxCalls()) {
            asking.stop(row, now);
        }
    }

    /** Ends a follow-up nobody answered; does nothing if somebody did meanwhile. */
    @Transactional
    public void giveUp(TicketId ticket) {
        TicketRow row = file.lock(ticket);
        asking.stop(row, Columns.now(clock));
    }
}
