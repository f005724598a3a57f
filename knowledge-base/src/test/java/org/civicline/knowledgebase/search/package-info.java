@NullMarked
package org.civicline.knowledgebase.search;

import org.jspecify.annotations.NullMarked;
