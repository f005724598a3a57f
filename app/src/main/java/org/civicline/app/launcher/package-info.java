/**
 * The launcher: what {@code ./civicline up}, {@code down} and {@code doctor} do.
 *
 * <p>One process, the supervisor, starts PostgreSQL, Asterisk, the simulators of the sample city and the application,
 * each of the big ones in a session of its own, starts again what dies, and stops all in order. Everything made while
 * running lies in one {@link org.civicline.app.launcher.Home home folder}.
 */
@NullMarked
package org.civicline.app.launcher;

import org.jspecify.annotations.NullMarked;
