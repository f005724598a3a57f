package org.civicline.app.bench;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** Who the cases come from. */
sealed interface Callers {

    /** No telephone number of China begins like these. */
    String NUMBERS = "129%08d";

    /** @param contact the call itself, where it is written */
    record Call(CitizenId citizen, @Nullable InteractionId contact) {}

    /** The next one's call, taken by an agent. */
    Call next(SplittableRandom random, Times times, StaffMember agent);

    /** Whether calls are written. */
    boolean written();

    static ContactPoint point(long number) {
        return new ContactPoint(ContactPoint.Kind.PHONE, NUMBERS.formatted(number));
    }

    /** People the city knows already, whose calls nobody writes: what is measured is the case alone. */
    record Known(List<CitizenId> citizens) implements Callers {

        static Known of(BeanFactory city, int count) {
            var all = city.getBean(Citizens.class);
            BenchCity.actAsMachine();
            return new Known(IntStream.range(0, count)
                    .mapToObj(number -> all.resolve(point(number)))
                    .toList());
        }

        @Override
        public Call next(SplittableRandom random, Times times, StaffMember agent) {
            return new Call(citizens.get(random.nextInt(citizens.size())), null);
        }

        @Override
        public boolean written() {
            return false;
        }
    }

    /** Calls that are written, of people who are recognised by their numbers or are new. */
    final class Calling implements Callers {

        /** What is measured of a call besides its case. */
        static final Set<String> STEPS = Set.of("contact", "recognise", "find");

        private static final double KNOWN = 0.4;

        private final Citizens citizens;
        private final Interactions interactions;
        private final AtomicLong callers;

        /** @param known so many have called before */
        Calling(BeanFactory city, int known) {
            this.citizens = city.getBean(Citizens.class);
            this.interactions = city.getBean(Interactions.class);
            this.callers = new AtomicLong(known);
        }

        /** Many call again and again; the more, the more often they did before. */
        @Override
        public Call next(SplittableRandom random, Times times, StaffMember agent) {
            long known = callers.get();
            long caller = known > 0 && random.nextDouble() < KNOWN ? random.nextLong(known) : callers.getAndIncrement();
            ContactPoint point = point(caller);
            BenchCity.actAsMachine();
            InteractionId contact = times.of(
                    "contact",
                    () -> interactions.begin(new NewInteraction(
                            Channel.PHONE, true, UUID.randomUUID().toString(), point, null, Instant.now())));
            BenchCity.actAs(agent);
            return new Call(times.of("recognise", () -> citizens.resolve(point)), contact);
        }

        @Override
        public boolean written() {
            return true;
        }
    }
}
