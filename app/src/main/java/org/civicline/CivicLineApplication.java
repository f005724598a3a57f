package org.civicline;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The platform: every module under this package, assembled. Started by {@code civicline serve}. */
@SpringBootApplication
@Modulithic(systemName = "CivicLine", sharedModules = "foundation")
public class CivicLineApplication {}
