package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.Utterance;
import org.civicline.foundation.Outcome;
import org.civicline.simulators.Voice;
import org.civicline.simulators.audio.AudioClip;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets simulated citizens speak, with the platform's own speech. Its dictionaries are large, so they are loaded when
 * somebody speaks for the first time.
 */
final class CitizenVoice implements Voice {

    private static final String SPEECH = "org.civicline.accessibility.speech";
    private static final int WAV_HEADER = 44;
    private static final int BITS = 16;

    private final Map<String, String> properties;
    private @Nullable Speech speech;

    /**
     * @param properties the application's, for the engine and its limits
     */
    CitizenVoice(Map<String, String> properties) {
        this.properties = new TreeMap<>(properties);
    }

    @Override
    public AudioClip say(String text) throws IOException {
        Outcome<SpokenAudio> spoken = speech().say(new Utterance(Locale.SIMPLIFIED_CHINESE, text));
        return switch (spoken) {
            case Outcome.Done(SpokenAudio audio) -> clip(audio.file(SoundFormat.SLN16));
            case Outcome.Refused(var refusal) ->
                throw new IOException("this cannot be spoken (%s)".formatted(refusal.code()));
        };
    }

    private synchronized Speech speech() {
        if (speech == null) {
            var context = new AnnotationConfigApplicationContext();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("civicline", new TreeMap<String, Object>(properties)));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.scan(SPEECH);
            context.refresh();
            speech = context.getBean(Speech.class);
        }
        return speech;
    }

    /** Wraps the raw samples as RIFF/WAVE, which the simulators read. */
    private static AudioClip clip(Path raw) throws IOException {
        byte[] samples = Files.readAllBytes(raw);
        int rate = SoundFormat.SLN16.rate();
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(WAV_HEADER - 8 + samples.length).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(rate).putInt(rate * BITS / 8).putShort((short) (BITS / 8)).putShort((short) BITS);
        wav.put(ascii("data")).putInt(samples.length).put(samples);
        return AudioClip.fromWav(wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
