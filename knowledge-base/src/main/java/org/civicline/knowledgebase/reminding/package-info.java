/** Who writes articles is told by mail when they are to be read again. */
@NullMarked
package org.civicline.knowledgebase.reminding;

import org.jspecify.annotations.NullMarked;
