package org.civicline;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/**
 * The platform: every module under this package, assembled. Started by {@code civicline serve}. Staff are signed in by our
 * own code; what Spring Boot sets up where nobody does would print a password at each start.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Modulithic(systemName = "CivicLine", sharedModules = "foundation")
public class CivicLineApplication {}
