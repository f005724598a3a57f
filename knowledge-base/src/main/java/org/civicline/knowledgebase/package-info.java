/**
 * Reviewed, versioned, dated knowledge (知识条目) and the search over it.
 *
 * <p>Schema {@code knowledgebase}. The index is rebuilt from PostgreSQL; PostgreSQL is the truth.
 */
@NullMarked
@ApplicationModule(displayName = "Knowledge base", allowedDependencies = "foundation")
package org.civicline.knowledgebase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
