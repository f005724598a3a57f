/**
 * The mobile phones of a sample city's citizens as a small web page on the loopback address: texts, calls from and to
 * the hotline, keys, and what is heard. Its JSON interface is what end-to-end tests use.
 */
@NullMarked
package org.civicline.simulators.handset;

import org.jspecify.annotations.NullMarked;
