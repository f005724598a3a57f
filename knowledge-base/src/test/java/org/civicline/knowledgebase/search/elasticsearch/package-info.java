@NullMarked
package org.civicline.knowledgebase.search.elasticsearch;

import org.jspecify.annotations.NullMarked;
