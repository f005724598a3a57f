/** Where the console's pages and the components' health are found. */
@NullMarked
package org.civicline.app.web;

import org.jspecify.annotations.NullMarked;
