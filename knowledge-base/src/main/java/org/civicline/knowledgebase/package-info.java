/**
 * Reviewed, versioned, dated knowledge (知识条目), the search over it, and triage, which learns from closed cases.
 *
 * <p>Schema {@code knowledgebase}. The index is rebuilt from PostgreSQL; PostgreSQL is the truth.
 */
@NullMarked
@ApplicationModule(
        displayName = "Knowledge base",
        allowedDependencies = {"foundation", "ticketing", "ticketing :: events"})
package org.civicline.knowledgebase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
