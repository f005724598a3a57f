package org.civicline.ticketing.comments;

import java.util.Arrays;
import java.util.List;
import org.civicline.ticketing.access.Viewer;

/** Who reads a comment. */
enum Audience {
    /** Agents and supervisors, who know who every citizen is. */
    DESK,
    /** Everybody who may see the case. */
    CASE,
    /** The citizen too. */
    CITIZEN;

    /** Who leads the city sees citizens masked, so what the hotline keeps to itself stays there. */
    boolean readBy(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk _ -> true;
            case Viewer.Officer _, Viewer.Leader _ -> this != DESK;
            case Viewer.Machine _ -> this == CITIZEN;
            case Viewer.Stranger _ -> false;
        };
    }

    static List<Audience> of(Viewer viewer) {
        return Arrays.stream(values()).filter(one -> one.readBy(viewer)).toList();
    }
}
