/**
 * The ticket core: citizens, interactions, tickets and their states, dispatch, follow-up, statistics. The only truth.
 *
 * <p>Schema {@code ticketing}. Knows no channel: a channel reports what was said as an {@code Interaction} and hears
 * what happened from events.
 *
 * <p>States of a ticket now; later states slot in between without renaming these:
 *
 * <pre>
 * INTAKE ──answer──────────────────────────────► CLOSED (answered directly)
 *   └─open─► TO_DISPATCH ─dispatch─► DISPATCHED ─sign─► IN_PROGRESS ─reply─► REPLIED ─review─► FOLLOW_UP ─close─► CLOSED
 *                  ▲                    │ return            │ return            │ send back
 *                  └────────────────────┴───────────────────┘                   └─► IN_PROGRESS
 * </pre>
 *
 * <p>The desk may also close what is still to be dispatched (not for us, said twice, taken back), and a case whose citizen
 * cannot be asked closes when its reply is approved. {@code lifecycle.Transitions} is the whole table.
 */
@NullMarked
@ApplicationModule(displayName = "Ticketing", allowedDependencies = "foundation")
package org.civicline.ticketing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
