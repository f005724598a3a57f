@NullMarked
package org.civicline.knowledgebase.search.lucene;

import org.jspecify.annotations.NullMarked;
