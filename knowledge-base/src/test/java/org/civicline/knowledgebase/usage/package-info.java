@NullMarked
package org.civicline.knowledgebase.usage;

import org.jspecify.annotations.NullMarked;
