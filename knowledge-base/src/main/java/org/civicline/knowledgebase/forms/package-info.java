/** An article in other forms than a page: to be heard, and as a text message. */
@NullMarked
package org.civicline.knowledgebase.forms;

import org.jspecify.annotations.NullMarked;
