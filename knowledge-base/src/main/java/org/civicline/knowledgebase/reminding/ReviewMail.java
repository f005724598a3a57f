package org.civicline.knowledgebase.reminding;

import java.util.List;
import java.util.UUID;

/**
 * A mail that is being sent.
 *
 * @param staff who gets it
 * @param codes of the articles it tells of
 * @param tries with this one
 */
record ReviewMail(UUID id, UUID staff, String departmentCode, List<String> codes, int tries) {}
