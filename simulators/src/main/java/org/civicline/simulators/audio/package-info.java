/** Sound as 8 kHz mono samples: clips, WAV files, G.711, tones and what a stretch of sound resembles. */
@NullMarked
package org.civicline.simulators.audio;

import org.jspecify.annotations.NullMarked;
