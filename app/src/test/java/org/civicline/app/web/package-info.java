@NullMarked
package org.civicline.app.web;

import org.jspecify.annotations.NullMarked;
