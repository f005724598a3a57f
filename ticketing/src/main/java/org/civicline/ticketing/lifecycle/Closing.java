package org.civicline.ticketing.lifecycle;

import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;

/** How a case ended. */
public sealed interface Closing {

    /** On the spot, by whoever took it. */
    record AnsweredDirectly(String answer, @Nullable String articleCode) implements Closing {}

    /** The citizen judged, well or badly. */
    record Rated(Satisfaction grade) implements Closing {}

    /** The citizen was asked, and did not answer. */
    record NotContacted() implements Closing {}

    /** There was nobody to ask: an anonymous caller. */
    record NotAsked() implements Closing {}

    /** The desk ended it, saying why. */
    record ByHand(String note) implements Closing {}

    /** Not for the hotline. @param instead where to go with it */
    record NotAccepted(RefusalGround ground, String instead) implements Closing {}

    /** The citizen took it back. */
    record Withdrawn(String note) implements Closing {}
}
