package org.civicline.knowledgebase.editorial;

/** How far an edition has come. */
enum EditionState {
    /** 草稿: being written. */
    DRAFT,
    /** 审核中: waits for somebody else to read it. */
    IN_REVIEW,
    /** 待发布: approved, and waits for its day. */
    SCHEDULED
}
