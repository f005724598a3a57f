/** The telephone's sentences: texts from message bundles, and the folder of files that Asterisk plays. */
@NullMarked
package org.civicline.accessibility.prompts;

import org.jspecify.annotations.NullMarked;
