/** Which of the articles found answers best: what speaks for each, in figures, and how much each figure weighs. */
@NullMarked
package org.civicline.knowledgebase.search.rank;

import org.jspecify.annotations.NullMarked;
