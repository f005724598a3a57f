/** What readers, staff and callers think of an article. */
@NullMarked
package org.civicline.knowledgebase.opinions;

import org.jspecify.annotations.NullMarked;
