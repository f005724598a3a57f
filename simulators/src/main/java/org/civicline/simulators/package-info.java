/**
 * What stands in for the outside world in the sample city, tests and benchmarks: a SIP handset and an SMS centre; and a real
 * Elasticsearch, started for a while.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        displayName = "Simulators",
        allowedDependencies = {})
package org.civicline.simulators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
