package org.civicline.ticketing.cases;

import java.time.Instant;
import org.civicline.ticketing.lifecycle.CoHandling;
import org.jspecify.annotations.Nullable;

/** What can be done about a co-handler, and when it was. */
public sealed interface CoAction {

    /** The co-handler. */
    String department();

    Instant at();

    CoHandling.Step step();

    /** @param note what it is named for */
    record Name(String department, @Nullable String note, Instant at) implements CoAction {
        @Override
        public CoHandling.Step step() {
            return CoHandling.Step.NAME;
        }
    }

    record Release(String department, String reason, Instant at) implements CoAction {
        @Override
        public CoHandling.Step step() {
            return CoHandling.Step.RELEASE;
        }
    }

    record Sign(String department, Instant at) implements CoAction {
        @Override
        public CoHandling.Step step() {
            return CoHandling.Step.SIGN;
        }
    }

    record Contribute(String department, String text, Instant at) implements CoAction {
        @Override
        public CoHandling.Step step() {
            return CoHandling.Step.CONTRIBUTE;
        }
    }

    record Decline(String department, String reason, Instant at) implements CoAction {
        @Override
        public CoHandling.Step step() {
            return CoHandling.Step.DECLINE;
        }
    }
}
