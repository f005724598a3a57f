/** Cases that no department wants: how they went round, and whose they are then (首接负责、兜底). */
@NullMarked
package org.civicline.ticketing.unwanted;

import org.jspecify.annotations.NullMarked;
