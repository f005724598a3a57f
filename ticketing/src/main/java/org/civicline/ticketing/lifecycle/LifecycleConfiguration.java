package org.civicline.ticketing.lifecycle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseRules.class)
class LifecycleConfiguration {

    @Bean
    Transitions transitions(CaseRules rules) {
        return new Transitions(rules);
    }
}
