/** What the controllers share: forms as they come, with every field possibly missing. */
@NullMarked
package org.civicline.ticketing.web;

import org.jspecify.annotations.NullMarked;
