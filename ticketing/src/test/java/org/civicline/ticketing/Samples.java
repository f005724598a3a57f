package org.civicline.ticketing;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.civicline.ticketing.Interactions.NewInteraction;

/** Things to test with, each new. */
final class Samples {

    private static final AtomicLong NUMBER = new AtomicLong(13_800_000_000L + System.nanoTime() % 90_000_000L);

    private Samples() {}

    /** A name that no other has. */
    static String placeName() {
        String characters = "澜滩听涛烟柳榴鹿台墨香灯仓松石海棠湖心澄怀银杏丁清河凤鸣林朝阳";
        var name = new StringBuilder();
        for (long left = NUMBER.incrementAndGet(); name.length() < 4; left /= characters.length()) {
            name.append(characters.charAt((int) (left % characters.length())));
        }
        return name.reverse().toString();
    }

    static ContactPoint phone() {
        return new ContactPoint(ContactPoint.Kind.PHONE, Long.toString(NUMBER.incrementAndGet()));
    }

    static NewInteraction call(ContactPoint from, Instant at) {
        return new NewInteraction(Channel.PHONE, true, UUID.randomUUID().toString(), from, null, at);
    }
}
