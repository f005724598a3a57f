/** Assembly: security, embedded infrastructure, sample city, command line. */
@NullMarked
package org.civicline.app;

import org.jspecify.annotations.NullMarked;
