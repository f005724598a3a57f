package org.civicline.accessibility.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.civicline.accessibility.voice.EspeakSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of speech, prefix {@code civicline.speech}.
 *
 * @param cacheDir where synthesised audio is kept; Asterisk must be able to read it
 * @param cacheLimit beyond this the audio unused longest is deleted
 * @param cacheKeep audio unused for so long is deleted: it may hold what was said to a citizen
 * @param espeakCommand how to run eSpeak NG, program first
 * @param espeakData folder that holds {@code espeak-ng-data}, when the program does not find it itself
 * @param mandarinVoice an eSpeak voice that reads pinyin, variants allowed ({@code cmn-latn-pinyin+f2})
 * @param mandarinSpeed eSpeak's words per minute
 * @param toneRange how far apart the tones of Mandarin are, in percent of eSpeak's own range
 * @param englishSpeed words per minute of FreeTTS
 * @param maxCharacters longer texts are refused
 * @param timeout for one child process, and for waiting until one may start
 * @param parallelism child processes at once
 */
@ConfigurationProperties("civicline.speech")
record SpeechProperties(
        @DefaultValue(".civicline/speech") Path cacheDir,
        @DefaultValue("512MB") DataSize cacheLimit,
        @DefaultValue("30d") Duration cacheKeep,
        @DefaultValue("espeak-ng") List<String> espeakCommand,
        @Nullable Path espeakData,
        @DefaultValue("cmn-latn-pinyin") String mandarinVoice,
        @DefaultValue("170") int mandarinSpeed,
        @DefaultValue("180") int toneRange,
        @DefaultValue("145") int englishSpeed,
        @DefaultValue("1000") int maxCharacters,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2") int parallelism) {

    EspeakSettings espeak() {
        return new EspeakSettings(
                espeakCommand, espeakData, mandarinVoice, mandarinSpeed, toneRange, timeout, parallelism);
    }
}
