/** The hold music: a score, three soft instruments, a room around them. */
@NullMarked
package org.civicline.accessibility.music;

import org.jspecify.annotations.NullMarked;
