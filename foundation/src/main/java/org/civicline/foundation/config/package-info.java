/** The beans every assembly needs. */
@NullMarked
package org.civicline.foundation.config;

import org.jspecify.annotations.NullMarked;
