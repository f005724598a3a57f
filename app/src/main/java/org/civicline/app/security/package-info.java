/** Who may reach what over HTTP and WebSocket. */
@NullMarked
package org.civicline.app.security;

import org.jspecify.annotations.NullMarked;
