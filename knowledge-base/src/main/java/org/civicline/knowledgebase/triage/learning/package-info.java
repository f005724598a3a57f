/**
 * Learns from texts and their labels to answer one question about a text – which type, which category – and says how sure
 * it is and which words made the difference. Knows nothing of cases, and nothing of what was learnt from can be read out of
 * it again.
 */
@NullMarked
package org.civicline.knowledgebase.triage.learning;

import org.jspecify.annotations.NullMarked;
