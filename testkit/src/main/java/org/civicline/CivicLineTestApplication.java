package org.civicline;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** The application of module tests: whatever modules the test's module depends on, on a real PostgreSQL. */
@SpringBootApplication
@EnableMethodSecurity
public class CivicLineTestApplication {}
