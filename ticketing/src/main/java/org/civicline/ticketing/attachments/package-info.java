/**
 * Files beside a case, or beside a comment on it: photographs, letters, sound. What a file is, its content says, not its
 * name; pictures are drawn anew, so that neither where and with what they were taken nor anything hidden in them is kept.
 * Files lie in a folder that is served nowhere and go out through {@code GivenOut} alone, to those they are for.
 */
@NullMarked
package org.civicline.ticketing.attachments;

import org.jspecify.annotations.NullMarked;
