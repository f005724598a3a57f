@NullMarked
package org.civicline.accessibility.prompts;

import org.jspecify.annotations.NullMarked;
