@NullMarked
package org.civicline.ticketing.attachments;

import org.jspecify.annotations.NullMarked;
