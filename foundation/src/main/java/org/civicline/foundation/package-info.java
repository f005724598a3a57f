/**
 * What every module stands on: staff and roles, the organisation tree, the audit chain, errors as data, masking.
 *
 * <p>Schema {@code foundation}. Knows no other module.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, displayName = "Foundation")
package org.civicline.foundation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
