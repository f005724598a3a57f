package org.civicline.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.test.context.TestPropertySource;

/**
 * Tests that one class at a time run beside all the others of their module: those that mostly wait for processes they start,
 * and long ones. Such a test shares nothing with others; one of Spring's gets an application and a database that only those
 * aside use.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("aside")
@TestPropertySource(properties = "testkit.aside=true")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Aside {}
