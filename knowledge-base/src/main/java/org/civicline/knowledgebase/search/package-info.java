/** The index over published articles, in process. */
@NullMarked
package org.civicline.knowledgebase.search;

import org.jspecify.annotations.NullMarked;
