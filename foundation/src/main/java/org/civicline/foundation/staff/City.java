package org.civicline.foundation.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whose hotline this is. */
@ConfigurationProperties("civicline.city")
record City(
        @DefaultValue("本市") String name,
        @DefaultValue("Our city") String nameEn,
        @DefaultValue("false") boolean sample) {}
