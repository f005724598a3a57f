package org.civicline.channels;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.civicline.CivicLineTestApplication;
import org.civicline.testkit.HeaderSignIn;
import org.springframework.boot.test.context.SpringBootTest;

/** Starts the test application with this module and what it stands on; the context is shared by all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {CivicLineTestApplication.class, HeaderSignIn.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface ChannelsTest {}
