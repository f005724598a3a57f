/** Samples: resampling, loudness, A-law, raw files written whole. Knows neither language nor engine. */
@NullMarked
package org.civicline.accessibility.audio;

import org.jspecify.annotations.NullMarked;
