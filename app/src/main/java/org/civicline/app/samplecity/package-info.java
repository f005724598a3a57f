/**
 * The made-up city of Jiangzhou (江州市), so that a newcomer sees the platform at work: its organisation, categories,
 * knowledge, staff, and past cases drawn from templates, the same for the same seed and the same day: 300 as they stand now,
 * and some two thousand that are closed, so that figures have something to say.
 *
 * <p>Loaded once, only with {@code civicline.sample-city=true} and only into an installation that holds nothing yet; the
 * mark it leaves (table {@code app.sample_city}) makes every page say that this is a sample.
 */
@NullMarked
package org.civicline.app.samplecity;

import org.jspecify.annotations.NullMarked;
