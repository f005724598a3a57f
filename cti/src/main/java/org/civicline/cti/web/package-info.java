/** The page from which citizens call the hotline with a browser. */
@NullMarked
package org.civicline.cti.web;

import org.jspecify.annotations.NullMarked;
