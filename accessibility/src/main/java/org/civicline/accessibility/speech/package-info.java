/** {@link org.civicline.accessibility.Speech} itself: languages, cache, figures, health, settings. */
@NullMarked
package org.civicline.accessibility.speech;

import org.jspecify.annotations.NullMarked;
