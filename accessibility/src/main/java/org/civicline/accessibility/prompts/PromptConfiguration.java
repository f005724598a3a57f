package org.civicline.accessibility.prompts;

import java.util.List;
import java.util.Map;
import org.civicline.accessibility.PhonePrompt;
import org.civicline.accessibility.PromptBundle;
import org.civicline.accessibility.PromptFolder;
import org.civicline.accessibility.Prompts;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.mandarin.Lexicon;
import org.civicline.accessibility.voice.EspeakVoice;
import org.civicline.accessibility.voice.KevinVoice;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PromptConfiguration {

    private static final int PARALLELISM = 2;

    @Bean
    PromptBundle telephonePrompts() {
        return new PromptBundle("messages/telephone", Map.of(PhonePrompt.POSITION, PhonePrompt.LAST_POSITION));
    }

    @Bean
    PromptTexts promptTexts(List<PromptBundle> bundles) {
        return new PromptTexts(bundles);
    }

    @Bean
    Prompts prompts(PromptTexts texts, Speech speech) {
        return new SpokenPrompts(texts, speech);
    }

    @Bean
    PromptFolder promptFolder(
            PromptTexts texts, Speech speech, EspeakVoice mandarin, KevinVoice english, Lexicon lexicon) {
        String voices = String.join("\n", mandarin.fingerprint(), english.fingerprint(), lexicon.version());
        return new SynthesisedPromptFolder(texts, speech, voices, PARALLELISM);
    }
}
