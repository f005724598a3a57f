package org.civicline.ticketing.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class InteractionLog implements Interactions {

    private final InteractionStore store;
    private final TimelineQuery timelines;
    private final Citizens citizens;
    private final Access access;
    private final JdbcOperations jdbc;
    private final Clock clock;

    InteractionLog(
            InteractionStore store,
            TimelineQuery timelines,
            Citizens citizens,
            Access access,
            JdbcOperations jdbc,
            Clock clock) {
        this.store = store;
        this.timelines = timelines;
        this.citizens = citizens;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public InteractionId begin(NewInteraction interaction) {
        access.deskOrMachine();
        ContactPoint point = interaction.point();
        CitizenId citizen = point == null ? null : citizens.resolve(point);
        UUID id = Ids.next(clock);
        if (store.add(id, interaction, citizen)) {
            return new InteractionId(id);
        }
        return store.idOf(interaction.channel(), interaction.reference()).orElseThrow();
    }

    @Override
    @Transactional
    public void joined(InteractionId id, StaffId staff, Instant at) {
        access.deskOrMachine();
        mustExist(store.joined(id, staff, at), id);
    }

    @Override
    @Transactional
    public void end(InteractionId id, Ending ending) {
        access.deskOrMachine();
        mustExist(store.end(id, ending), id);
    }

    @Override
    @Transactional
    public void cameTo(InteractionId id, String result) {
        access.deskOrMachine();
        mustExist(store.cameTo(id, result), id);
    }

    @Override
    @Transactional
    public void recorded(InteractionId id, Recording recording) {
        access.deskOrMachine();
        mustExist(store.recorded(id, recording), id);
    }

    @Override
    @Transactional
    public void about(InteractionId id, TicketId ticket) {
        access.deskOrMachine();
        var writes = new Writes(jdbc);
        InteractionStore.about(writes, id, ticket);
        writes.send();
    }

    @Override
    public Optional<InteractionView> find(InteractionId id) {
        access.deskOrMachine();
        return store.find(id);
    }

    @Override
    public Optional<InteractionView> findByReference(Channel channel, String reference) {
        access.deskOrMachine();
        return store.find(channel, reference);
    }

    @Override
    public Slice<TimelineEntry> timeline(CitizenId citizen, @Nullable String after, int size) {
        access.deskOrMachine();
        return timelines.page(citizen, after, size);
    }

    private static void mustExist(boolean found, InteractionId id) {
        if (!found) {
            throw new IllegalArgumentException("no such interaction, or not ended yet: " + id);
        }
    }
}
