/** Articles on their way to citizens: read out or sent as a text. */
@NullMarked
package org.civicline.channels.articles;

import org.jspecify.annotations.NullMarked;
