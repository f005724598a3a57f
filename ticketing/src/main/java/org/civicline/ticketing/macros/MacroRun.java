package org.civicline.ticketing.macros;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.comments.CommentDesk;
import org.civicline.ticketing.templates.FilledTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the steps of a macro on a case, in one transaction: all of them, or none. To show beforehand what it will do, it does
 * it and takes it back, so that what is shown is what would happen.
 */
@Component
class MacroRun {

    private final Tickets tickets;
    private final CommentDesk comments;
    private final FilledTemplates templates;
    private final TransactionTemplate transactions;

    MacroRun(Tickets tickets, CommentDesk comments, FilledTemplates templates, TransactionTemplate transactions) {
        this.tickets = tickets;
        this.comments = comments;
        this.templates = templates;
        this.transactions = transactions;
    }

    /** How a step went. */
    enum Standing {
        DONE,
        REFUSED,
        /** Would have worked, but a later one did not. */
        UNDONE,
        /** Behind one that was refused. */
        NOT_TRIED
    }

    /**
     * What came of one step.
     *
     * @param text what is said by it, filled in by the case
     */
    record Told(
            MacroStep step,
            @Nullable String text,
            Standing standing,
            @Nullable Refusal refusal) {}

    /**
     * What came of all.
     *
     * @param after the case as it is then; null where nothing was done
     */
    record Result(List<Told> steps, @Nullable TicketView after) {

        boolean done() {
            return steps.stream().allMatch(one -> one.standing() == Standing.DONE);
        }

        @Nullable
        Refusal refusal() {
            return steps.stream()
                    .map(Told::refusal)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param key of this run: sent twice, a comment stands once */
    Result run(Macro macro, TicketId ticket, long version, String key) {
        return run(macro, ticket, version, key, false);
    }

    Result preview(Macro macro, TicketId ticket, long version) {
        return run(macro, ticket, version, UUID.randomUUID().toString(), true);
    }

    private Result run(Macro macro, TicketId ticket, long version, String key, boolean dry) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            var walk = new Walk(ticket, version, key);
            macro.steps().forEach(walk::take);
            Result result = walk.result();
            if (dry || !result.done()) {
                transaction.setRollbackOnly();
            }
            return result;
        }));
    }

    /** The way through the steps of one case. */
    private final class Walk {

        private final TicketId ticket;
        private final String key;
        private final List<Told> told = new ArrayList<>();
        private long version;
        private @Nullable TicketView after;
        private boolean refused;

        Walk(TicketId ticket, long version, String key) {
            this.ticket = ticket;
            this.version = version;
            this.key = key;
        }

        void take(MacroStep step) {
            if (refused) {
                told.add(new Told(step, step.text(), Standing.NOT_TRIED, null));
                return;
            }
            @Nullable String text = step.text();
            try {
                text = step.template() == null ? text : templates.text(step.template(), ticket);
                taken(step, text);
                told.add(new Told(step, text, Standing.DONE, null));
            } catch (RefusedException e) {
                refused = true;
                told.replaceAll(one -> new Told(one.step(), one.text(), Standing.UNDONE, null));
                told.add(new Told(step, text, Standing.REFUSED, e.refusal()));
            }
        }

        private void taken(MacroStep step, @Nullable String text) {
            switch (step.kind()) {
                case SIGN -> moved(tickets.sign(ticket, version));
                case REPLY -> moved(tickets.reply(ticket, Objects.requireNonNull(text), version));
                case DISPATCH ->
                    moved(tickets.dispatch(ticket, Objects.requireNonNull(step.department()), text, version));
                case RELATE ->
                    moved(tickets.take(ticket, new SideStep.Relate(Objects.requireNonNull(step.number())), version));
                case COMMENT ->
                    comments.say(
                            ticket, Objects.requireNonNull(step.audience()), Objects.requireNonNull(text), nextKey());
            }
        }

        private void moved(Outcome<TicketView> outcome) {
            TicketView view = outcome.orThrow();
            version = view.version();
            after = view;
        }

        /** Another for each case and step, the same for the same run. */
        private String nextKey() {
            String whole = key + '/' + ticket + '/' + told.size();
            return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        Result result() {
            return new Result(List.copyOf(told), refused ? null : after);
        }
    }
}
