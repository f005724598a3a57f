/**
 * Files that people send in and are given out to others. What a file is, its content says, not its name; pictures are drawn
 * anew, so that neither where and with what they were taken nor anything hidden in them is kept. Whoever keeps files has a
 * {@link org.civicline.foundation.files.FileVault} with a folder of its own, which is served nowhere, and rows that know what
 * lies in it; files go out through {@link org.civicline.foundation.files.GivenOut} alone, to those they are for.
 */
@NullMarked
package org.civicline.foundation.files;

import org.jspecify.annotations.NullMarked;
