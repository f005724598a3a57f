/** What this module's statements share. */
@NullMarked
package org.civicline.knowledgebase.sql;

import org.jspecify.annotations.NullMarked;
