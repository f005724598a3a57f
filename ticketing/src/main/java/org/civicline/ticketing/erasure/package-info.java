/**
 * Forgetting a citizen who asks for it (PIPL article 47): a supervisor who has made sure who they are asks, the security
 * administrator decides, and sees counts and nothing of the citizen.
 */
@NullMarked
package org.civicline.ticketing.erasure;

import org.jspecify.annotations.NullMarked;
