@NullMarked
package org.civicline.channels.screens;

import org.jspecify.annotations.NullMarked;
