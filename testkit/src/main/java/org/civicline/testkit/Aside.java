package org.civicline.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that share nothing with others, neither an application nor a database, and mostly wait for processes they start:
 * one class of them at a time runs beside all the others. Works where {@code junit-platform.properties} allows two at once.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("aside")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Aside {}
