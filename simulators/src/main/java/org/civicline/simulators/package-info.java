/** What stands in for the outside world in the sample city, tests and benchmarks: a SIP handset and an SMS centre. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        displayName = "Simulators",
        allowedDependencies = {})
package org.civicline.simulators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
