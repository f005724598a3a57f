/** What module tests share: the database, a clock to move, somebody signed in. */
@NullMarked
package org.civicline.testkit;

import org.jspecify.annotations.NullMarked;
