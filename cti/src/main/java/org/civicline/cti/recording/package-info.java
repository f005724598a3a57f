/** Recordings of talks: kept by day, heard by those who may. */
@NullMarked
package org.civicline.cti.recording;

import org.jspecify.annotations.NullMarked;
