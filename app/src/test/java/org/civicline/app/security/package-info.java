/** Who may do what, endpoint by endpoint. */
@NullMarked
package org.civicline.app.security;

import org.jspecify.annotations.NullMarked;
