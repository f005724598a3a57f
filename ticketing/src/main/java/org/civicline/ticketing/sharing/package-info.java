/** What people keep by a name for themselves or share with their department: who sees it, and who may change it. */
@NullMarked
package org.civicline.ticketing.sharing;

import org.jspecify.annotations.NullMarked;
