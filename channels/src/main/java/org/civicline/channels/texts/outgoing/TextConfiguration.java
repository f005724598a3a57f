package org.civicline.channels.texts.outgoing;

import org.civicline.channels.loop.Bell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TextConfiguration {

    /** Rung when there is something to send. */
    @Bean
    Bell textBell() {
        return new Bell();
    }
}
