package org.civicline.accessibility.voice;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;
import org.civicline.accessibility.audio.Pcm;
import org.jspecify.annotations.Nullable;

/** Takes what FreeTTS would play. */
final class RecordingPlayer implements AudioPlayer {

    private static final int DEFAULT_RATE = 16_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable AudioFormat format;

    Pcm recorded() {
        AudioFormat known = format;
        return known == null
                ? new Pcm(new float[0], DEFAULT_RATE)
                : Pcm.of16Bit(bytes.toByteArray(), 0, (int) known.getSampleRate(), known.isBigEndian());
    }

    @Override
    public void setAudioFormat(AudioFormat audioFormat) {
        this.format = audioFormat;
    }

    @Override
    public @Nullable AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean write(byte[] data) {
        return write(data, 0, data.length);
    }

    @Override
    public boolean write(byte[] data, int offset, int length) {
        bytes.write(data, offset, length);
        return true;
    }

    @Override
    public void begin(int size) {}

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public void setVolume(float volume) {}

    @Override
    public long getTime() {
        return 0;
    }

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
