@NullMarked
package org.civicline.knowledgebase.topics;

import org.jspecify.annotations.NullMarked;
