/** Knowledge as files to take away. */
@NullMarked
package org.civicline.knowledgebase.export;

import org.jspecify.annotations.NullMarked;
