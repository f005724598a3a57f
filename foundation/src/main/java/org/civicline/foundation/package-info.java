/** Staff, roles, departments, audit chain, errors as data, masking: what every module stands on. */
@NullMarked
package org.civicline.foundation;

import org.jspecify.annotations.NullMarked;
