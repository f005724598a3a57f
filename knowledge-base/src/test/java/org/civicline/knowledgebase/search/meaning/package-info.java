@NullMarked
package org.civicline.knowledgebase.search.meaning;

import org.jspecify.annotations.NullMarked;
