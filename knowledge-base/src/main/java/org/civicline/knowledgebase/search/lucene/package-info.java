/** The index in Apache Lucene, in this process. */
@NullMarked
package org.civicline.knowledgebase.search.lucene;

import org.jspecify.annotations.NullMarked;
