/** Published articles, every version kept. */
@NullMarked
package org.civicline.knowledgebase.articles;

import org.jspecify.annotations.NullMarked;
