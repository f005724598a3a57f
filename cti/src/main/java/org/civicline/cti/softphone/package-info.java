/** Short-lived telephone accounts for agents and for callers from the web page. */
@NullMarked
package org.civicline.cti.softphone;

import org.jspecify.annotations.NullMarked;
