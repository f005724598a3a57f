/**
 * What knowledge lacks, and how it comes into it. Gaps show by what residents searched and hardly found, by articles that
 * are badly thought of, and by cases that many come with and no article answers.
 *
 * <pre>
 * OPEN → DRAFTED → CLOSED      its draft was published
 *   ↑       ↓
 *   └───────┘                  its draft was thrown away
 * OPEN → DISMISSED             somebody said why nothing is missing
 * </pre>
 */
@NullMarked
package org.civicline.knowledgebase.growth;

import org.jspecify.annotations.NullMarked;
