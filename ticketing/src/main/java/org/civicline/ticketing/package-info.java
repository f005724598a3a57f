/**
 * The ticket core: citizens, interactions, tickets and their states, dispatch, follow-up, statistics. The only truth.
 *
 * <p>Schema {@code ticketing}. Knows no channel: a channel reports what was said as an {@code Interaction} and hears
 * what happened from events.
 *
 * <p>{@code lifecycle.Transitions} is the whole table of what follows from what; {@code docs/case-life.md} tells it in
 * people's words. The straight way:
 *
 * <pre>
 * INTAKE ──answer──────────────────────────────► CLOSED (answered directly)
 *   └─open─► TO_DISPATCH ─dispatch─► DISPATCHED ─sign─► IN_PROGRESS ─reply─► REPLIED ─review─► FOLLOW_UP ─close─► CLOSED ─► ARCHIVED
 * </pre>
 */
@NullMarked
@ApplicationModule(displayName = "Ticketing", allowedDependencies = "foundation")
package org.civicline.ticketing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
