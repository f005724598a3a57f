package org.civicline.ticketing.lifecycle;

import java.util.Locale;

/** By which rule a case is a department's for which no other can be found. Whoever has it so cannot give it back. */
public enum Fallback {
    /** 首接负责: the department that signed for it first. */
    FIRST_TAKER,
    /** 兜底: nobody ever signed for it; the department of last resort for its category and place. */
    LAST_RESORT;

    /** As it stands in the history. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
