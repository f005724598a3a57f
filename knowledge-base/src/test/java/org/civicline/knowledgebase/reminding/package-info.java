@NullMarked
package org.civicline.knowledgebase.reminding;

import org.jspecify.annotations.NullMarked;
