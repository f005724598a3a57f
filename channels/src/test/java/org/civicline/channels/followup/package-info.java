@NullMarked
package org.civicline.channels.followup;

import org.jspecify.annotations.NullMarked;
