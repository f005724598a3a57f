package org.civicline.accessibility.voice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How eSpeak NG is run.
 *
 * @param command the program and what stands before its own arguments, such as a loader
 * @param data folder that holds {@code espeak-ng-data}; null when the program finds it itself
 * @param voice an eSpeak voice that reads pinyin
 * @param speed eSpeak's words per minute; 175 is about four syllables a second
 * @param toneRange pitch range in percent of eSpeak's own, whose four tones lie within four semitones only
 */
public record EspeakSettings(
        List<String> command,
        @Nullable Path data,
        String voice,
        int speed,
        int toneRange,
        Duration timeout,
        int parallelism) {

    public EspeakSettings {
        command = List.copyOf(command);
    }

    Map<String, String> environment() {
        return data == null ? Map.of() : Map.of("ESPEAK_DATA_PATH", data.toString());
    }
}
