package org.civicline.ticketing.access;

import java.util.Arrays;
import java.util.List;

/** Who reads what somebody puts beside a case: a comment, a file. */
public enum Audience {
    /** Agents and supervisors, who know who every citizen is. */
    DESK,
    /** Everybody who may see the case. */
    CASE,
    /** The citizen too. */
    CITIZEN;

    /** Who leads the city sees citizens masked, so what the hotline keeps to itself stays there. */
    public boolean readBy(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk _ -> true;
            case Viewer.Officer _, Viewer.Leader _ -> this != DESK;
            case Viewer.Machine _ -> this == CITIZEN;
            case Viewer.Stranger _ -> false;
        };
    }

    public static List<Audience> of(Viewer viewer) {
        return Arrays.stream(values()).filter(one -> one.readBy(viewer)).toList();
    }
}
