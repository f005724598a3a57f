@NullMarked
package org.civicline.knowledgebase.search.language;

import org.jspecify.annotations.NullMarked;
