package org.civicline.channels.routing;

import org.civicline.channels.loop.Bell;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds {@link RoutingSettings}; the router's bell. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingSettings.class)
class RoutingConfiguration {

    @Bean
    Bell routerBell() {
        return new Bell();
    }
}
