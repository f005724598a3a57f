package org.civicline.ticketing.figures;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param leastSample how many cases a rate needs before a department is placed by it */
@ConfigurationProperties("civicline.figures")
record FigureSettings(@DefaultValue("30") int leastSample) {

    FigureSettings {
        if (leastSample < 1) {
            throw new IllegalArgumentException("civicline.figures.least-sample must be at least 1");
        }
    }
}
