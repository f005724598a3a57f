/** What is done with articles: counted by day, shown to those who write them. */
@NullMarked
package org.civicline.knowledgebase.usage;

import org.jspecify.annotations.NullMarked;
