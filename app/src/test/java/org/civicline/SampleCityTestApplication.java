package org.civicline;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** What the sample city is loaded into, without telephony: no Asterisk, no SMS centre, no web. */
@SpringBootApplication(
        scanBasePackages = {
            "org.civicline.foundation",
            "org.civicline.ticketing",
            "org.civicline.knowledgebase",
            "org.civicline.app.samplecity",
            "org.civicline.testkit"
        })
@EnableMethodSecurity
public class SampleCityTestApplication {}
