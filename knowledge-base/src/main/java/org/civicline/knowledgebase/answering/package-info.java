/** Answers: which of the articles found is sure enough to be called one. */
@NullMarked
package org.civicline.knowledgebase.answering;

import org.jspecify.annotations.NullMarked;
