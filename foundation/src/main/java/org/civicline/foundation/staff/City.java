package org.civicline.foundation.staff;

import org.civicline.foundation.CityIdentity;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whose hotline this is, as configured. */
@ConfigurationProperties("civicline.city")
record City(
        @Override @DefaultValue("本市") String name,
        @Override @DefaultValue("Our city") String nameEn,
        @Override @DefaultValue("false") boolean sample)
        implements CityIdentity {}
