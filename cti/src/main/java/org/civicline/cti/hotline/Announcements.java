package org.civicline.cti.hotline;

import java.time.Duration;
import java.util.Optional;
import org.civicline.accessibility.PhonePrompt;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkQueue;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.CallerLeg;
import org.civicline.cti.pbx.PbxSettings;
import org.springframework.stereotype.Component;

/** Tells callers how many wait before them. */
@Component
class Announcements {

    private static final Duration EVERY = Duration.ofSeconds(25);

    private final WorkQueue queue;
    private final PbxSettings settings;

    Announcements(WorkQueue queue, PbxSettings settings) {
        this.queue = queue;
        this.settings = settings;
    }

    Duration every() {
        return EVERY;
    }

    /** Says nothing when the place is not known: music says enough. */
    void position(CallerLeg leg, WorkItemId item) {
        place(item).map(Announcements::prompt).map(settings::sound).ifPresent(leg::play);
    }

    private Optional<Integer> place(WorkItemId item) {
        try {
            return queue.position(item);
        } catch (RuntimeException e) {
            if (Database.outage(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String prompt(int place) {
        int before = place - 1;
        if (before == 0) {
            return PhonePrompt.POSITION_NEXT;
        }
        return before > PhonePrompt.LAST_POSITION ? PhonePrompt.POSITION_MANY : PhonePrompt.POSITION + "-" + before;
    }
}
