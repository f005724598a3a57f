package org.civicline.accessibility.speech;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.mandarin.Lexicon;
import org.civicline.accessibility.mandarin.MandarinReader;
import org.civicline.accessibility.voice.EspeakVoice;
import org.civicline.accessibility.voice.KevinVoice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpeechProperties.class)
class SpeechConfiguration {

    @Bean
    Lexicon mandarinLexicon() {
        return Lexicon.bundled();
    }

    @Bean
    EspeakVoice mandarinVoice(SpeechProperties properties, Lexicon lexicon) {
        return new EspeakVoice(properties.espeak(), new MandarinReader(lexicon));
    }

    @Bean
    KevinVoice englishVoice(SpeechProperties properties) {
        return new KevinVoice(properties.englishSpeed());
    }

    @Bean
    SpeechCache speechCache(SpeechProperties properties, Clock clock) {
        return new SpeechCache(
                properties.cacheDir().toAbsolutePath().normalize(),
                properties.cacheLimit(),
                properties.cacheKeep(),
                clock);
    }

    @Bean
    Speech speech(
            SpeechProperties properties,
            EspeakVoice mandarin,
            KevinVoice english,
            SpeechCache cache,
            ObjectProvider<MeterRegistry> meters) {
        return new CachedSpeech(
                new Voices(mandarin, english),
                cache,
                new SpeechMeters(meters.getIfAvailable(SimpleMeterRegistry::new)),
                properties.maxCharacters());
    }

    @Bean
    SpeechHealthIndicator speechHealthIndicator(
            EspeakVoice mandarin, KevinVoice english, SpeechCache cache, Clock clock) {
        return new SpeechHealthIndicator(mandarin, english, cache, clock);
    }
}
