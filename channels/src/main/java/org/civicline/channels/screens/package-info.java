/** News to the browsers of staff: STOMP over WebSocket at {@code /ws/staff}. Nobody can send anything through it. */
@NullMarked
package org.civicline.channels.screens;

import org.jspecify.annotations.NullMarked;
