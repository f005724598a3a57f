/**
 * Files beside a case, or beside a comment on it: photographs, letters, sound. How they are taken in and given out is in
 * {@code org.civicline.foundation.files}; here is whose they are and whom they are for.
 */
@NullMarked
package org.civicline.ticketing.attachments;

import org.jspecify.annotations.NullMarked;
