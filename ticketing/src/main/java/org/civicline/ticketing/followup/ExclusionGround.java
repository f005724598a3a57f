package org.civicline.ticketing.followup;

/** Why a citizen's judgement is not one of the department's work. */
enum ExclusionGround {
    /** What was asked for has no basis in law or policy. */
    NO_LEGAL_BASIS,
    /** It is in litigation, arbitration or petition. */
    LEGAL_PROCEEDINGS,
    /** It was judged as the work of a department that had no part in it. */
    WRONG_DEPARTMENT,
    /** The citizen says they judged by mistake. */
    MISTAKEN,
    /** The same again, without new facts. */
    REPEATED,
    /** Malicious or abusive. */
    ABUSE
}
