/**
 * How long personal data is kept (PIPL articles 19 and 47): rules that one administrator proposes and another approves,
 * and the nightly job that forgets what is older.
 */
@NullMarked
package org.civicline.foundation.retention;

import org.jspecify.annotations.NullMarked;
