/** Texts as vectors: what means the same lies close, whatever the words. */
@NullMarked
package org.civicline.knowledgebase.search.meaning;

import org.jspecify.annotations.NullMarked;
