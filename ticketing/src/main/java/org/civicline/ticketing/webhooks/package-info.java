/**
 * Webhooks: other systems of the city hear of every step of a case, without a word of what citizens said or who they are.
 *
 * <p>A message is written in the step's own transaction ({@code StepOutbox}), for each webhook that asks for the step, and
 * sent afterwards ({@code Sending}); of one case, in the order of its steps. {@code docs/webhooks.md} tells receivers.
 */
@NullMarked
package org.civicline.ticketing.webhooks;

import org.jspecify.annotations.NullMarked;
