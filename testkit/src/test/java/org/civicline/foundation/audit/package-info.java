/** The record against forgers, writers and accidents. */
@NullMarked
package org.civicline.foundation.audit;

import org.jspecify.annotations.NullMarked;
