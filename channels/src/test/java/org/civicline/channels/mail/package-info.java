@NullMarked
package org.civicline.channels.mail;

import org.jspecify.annotations.NullMarked;
