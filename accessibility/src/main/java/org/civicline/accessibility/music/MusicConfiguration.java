package org.civicline.accessibility.music;

import org.civicline.accessibility.HoldMusic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MusicConfiguration {

    @Bean
    HoldMusic holdMusic() {
        return new CalmMusic();
    }
}
