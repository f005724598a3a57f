/** Tests of writing, reviewing and publishing. */
@NullMarked
package org.civicline.knowledgebase.editorial;

import org.jspecify.annotations.NullMarked;
