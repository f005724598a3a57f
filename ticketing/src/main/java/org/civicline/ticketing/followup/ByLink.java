package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.followup.LinkStore.Link;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.lifecycle.CaseRules;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The citizen judges by the link they were sent, and has the case opened again. Refusals come before anything is written. */
@Component
class ByLink implements FollowUpLinks {

    private final LinkStore links;
    private final FollowUpStore store;
    private final FollowUpSettings settings;
    private final Asking asking;
    private final CaseFile file;
    private final CaseRules rules;
    private final Interactions interactions;
    private final Access access;
    private final Clock clock;

    ByLink(
            LinkStore links,
            FollowUpStore store,
            FollowUpSettings settings,
            Asking asking,
            CaseFile file,
            CaseRules rules,
            Interactions interactions,
            Access access,
            Clock clock) {
        this.links = links;
        this.store = store;
        this.settings = settings;
        this.asking = asking;
        this.file = file;
        this.rules = rules;
        this.interactions = interactions;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<String> issue(TicketId ticket) {
        access.deskOrMachine();
        return store.open(ticket).map(open -> {
            LinkKey key = LinkKey.random();
            links.add(key, open.id(), Columns.now(clock).plus(settings.linkValid()));
            return key.word();
        });
    }

    @Override
    public Outcome<Standing> find(String key) {
        return attempt(() -> standing(new LinkKey(key), clock.instant()));
    }

    @Override
    @Transactional
    public Outcome<Standing> answer(String key, Answers answers) {
        return attempt(() -> {
            access.machine();
            var link = new LinkKey(key);
            Instant now = Columns.now(clock);
            TicketRow row = lock(link, now);
            UUID round = known(link, now).followUp();
            Judgement said = Judgement.read(answers.contacted(), answers.solved(), answers.grade());
            FollowUpStore.Open open =
                    store.open(row.id()).orElseThrow(() -> new RefusedException(FollowUpDesk.notOpen(row)));
            asking.answered(row, open, said, Channel.PORTAL, contact(row, "answer:" + round, null, now), null, now);
            return standing(link, now);
        });
    }

    /** The words of who is to stay hidden are for the desk, not for the departments that read the case. */
    @Override
    @Transactional
    public Outcome<Standing> reopen(String key, @Nullable String why) {
        return attempt(() -> {
            access.machine();
            var link = new LinkKey(key);
            Instant now = Columns.now(clock);
            TicketRow row = lock(link, now);
            Link good = known(link, now);
            if (good.reopenedAt() != null) {
                throw new RefusedException(Refusal.conflict("ticketing.reopened-already"));
            }
            String words = Field.REASON.require(why);
            file.take(row, new TicketAction.Reopen(row.content().confidential() ? null : words, now), null, null);
            contact(row, "reopening:" + good.followUp(), words, now);
            links.reopened(link, now);
            return standing(link, now);
        });
    }

    private static Outcome<Standing> attempt(Supplier<Standing> act) {
        try {
            return Outcome.done(act.get());
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
    }

    private TicketRow lock(LinkKey key, Instant now) {
        return file.lock(known(key, now).ticket());
    }

    private Link known(LinkKey key, Instant now) {
        return links.find(key, now)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.link-not-valid")));
    }

    private Standing standing(LinkKey key, Instant now) {
        Link link = known(key, now);
        boolean reopened = link.reopenedAt() != null;
        Instant until = link.closedAt() == null ? null : link.closedAt().plus(rules.reopenWithin());
        boolean reopenable = !reopened && link.status() == TicketStatus.CLOSED && until != null && !until.isBefore(now);
        return new Standing(link.number(), !link.ended(), link.said(), reopenable ? until : null, reopened);
    }

    /** Every contact stands on the citizen's timeline. */
    private InteractionId contact(TicketRow row, String reference, @Nullable String words, Instant now) {
        ContactPoint point = ContactPoint.phone(row.phone()).orElse(null);
        InteractionId contact =
                interactions.begin(new NewInteraction(Channel.PORTAL, true, reference, point, words, now));
        interactions.end(contact, new Ending(now, "received"));
        interactions.about(contact, row.id());
        return contact;
    }
}
