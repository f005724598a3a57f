/**
 * Writing, reviewing and publishing articles.
 *
 * <pre>
 * DRAFT ─submit─► IN_REVIEW ─approve─► published, or SCHEDULED ─its day─► published
 *   ▲                │ return, take back   │ take back
 *   └────────────────┴─────────────────────┘
 * </pre>
 */
@NullMarked
package org.civicline.knowledgebase.editorial;

import org.jspecify.annotations.NullMarked;
