package org.civicline.ticketing.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many cases a search by words may look into.
 *
 * @param few of words that at most so many cases hold, all those cases are fetched by the index
 * @param first of other words, so many cases along the inbox are looked into at first
 * @param most for one page
 */
@ConfigurationProperties("civicline.search")
record Pace(
        @DefaultValue("5000") int few,
        @DefaultValue("500") int first,
        @DefaultValue("4000") int most) {}
