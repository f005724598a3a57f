/** RTP (RFC 3550, 3551, 4733) for many calls on two threads: a 20 ms paced sender and a receiver that measures what is heard. */
@NullMarked
package org.civicline.simulators.rtp;

import org.jspecify.annotations.NullMarked;
