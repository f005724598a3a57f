/** The one test database for module tests. */
@NullMarked
package org.civicline.testkit;

import org.jspecify.annotations.NullMarked;
