@NullMarked
package org.civicline.ticketing.webhooks;

import org.jspecify.annotations.NullMarked;
