package org.civicline.ticketing.citizens;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When nobody is called, in the city's time; may run over midnight, and equal times mean never.
 *
 * @param from first quiet minute
 * @param until first minute that is not
 */
@ConfigurationProperties("civicline.quiet-hours")
record QuietHours(
        @DefaultValue("21:00") LocalTime from,
        @DefaultValue("08:00") LocalTime until) {}
