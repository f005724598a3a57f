/**
 * Texts from citizens.
 *
 * <p>The centre is told that a text was taken once its row is committed ({@code received}); what it means is found out
 * afterwards, in one transaction with the answer ({@code done}), and again if that fails. A text the centre delivers
 * twice, because our answer did not reach it, is taken once.
 */
@NullMarked
package org.civicline.channels.texts.incoming;

import org.jspecify.annotations.NullMarked;
