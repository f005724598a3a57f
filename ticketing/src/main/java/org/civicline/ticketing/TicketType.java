package org.civicline.ticketing;

/** What a citizen wants (DB12/T 1438—2025). */
public enum TicketType {
    /** 咨询. */
    CONSULTATION,
    /** 求助. */
    HELP,
    /** 投诉. */
    COMPLAINT,
    /** 举报: the informant is hidden from the department complained about. */
    REPORT,
    /** 建议. */
    SUGGESTION,
    /** 表扬. */
    PRAISE
}
