/**
 * Macros: steps that belong together – sign, reply with a template, relate – kept by a name and taken as one. Either all of
 * them are taken on a case, or none; each is the same step as from the case's own page.
 */
@NullMarked
package org.civicline.ticketing.macros;

import org.jspecify.annotations.NullMarked;
