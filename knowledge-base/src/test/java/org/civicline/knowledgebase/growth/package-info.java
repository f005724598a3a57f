@NullMarked
package org.civicline.knowledgebase.growth;

import org.jspecify.annotations.NullMarked;
