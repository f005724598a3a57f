package org.civicline.accessibility.music;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.civicline.accessibility.HoldMusic;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.audio.Decibels;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.SoundFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the {@link Score} into files. */
final class CalmMusic implements HoldMusic {

    private static final Logger log = LoggerFactory.getLogger(CalmMusic.class);
    private static final int RATE = SoundFormat.SLN16.rate();
    /** Below speech (-20 dBFS), so that an announcement stands out. */
    private static final double LEVEL_DBFS = -24;
    /** The number changes with the music, so that an installation gets the new one. */
    private static final String NAME = "civicline-calm-1";

    @Override
    public Path prepare(Path sounds) {
        Path folder = sounds.toAbsolutePath().resolve("moh");
        Path base = folder.resolve(NAME);
        try {
            if (SoundFiles.find(base).isEmpty()) {
                SoundFiles.writeLoop(base, play());
                log.info("Hold music synthesised into {}", folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the hold music to " + folder, e);
        }
    }

    static Pcm play() {
        Loop loop = new Loop(Score.length());
        Instruments instruments = new Instruments(loop, RATE);
        for (int bar = 0; bar < Score.BARS.size(); bar++) {
            chord(instruments, bar, Score.BARS.get(bar).chord());
            melody(instruments, bar, Score.BARS.get(bar).melody());
        }
        return levelled(Room.around(loop, RATE, 0.35));
    }

    private static void chord(Instruments instruments, int bar, Score.Chord chord) {
        int start = Score.at(bar, 0);
        int length = Score.BEATS_A_BAR * Score.BEAT;
        int[] notes = chord.notes();
        for (int note : notes) {
            instruments.pad(start, length, Score.frequency(note), 0.055);
        }
        instruments.bass(start, 3 * length / 4, Score.frequency(chord.bass()), 0.16);
        // A harp behind the melody, on the eighths that the melody leaves free.
        for (int eighth = 1; eighth < 8; eighth += 2) {
            int note = notes[eighth / 2 % notes.length] + 12;
            instruments.piano(Score.at(bar, eighth), Score.frequency(note), 0.045, 0.5);
        }
    }

    private static void melody(Instruments instruments, int bar, String melody) {
        for (int eighth = 0; eighth < melody.length(); eighth++) {
            int note = Score.note(melody.charAt(eighth));
            if (note >= 0) {
                double touch = eighth == 0 ? 0.26 : 0.21;
                instruments.piano(Score.at(bar, eighth), Score.frequency(note), touch, 1.1);
            }
        }
    }

    private static Pcm levelled(float[] samples) {
        double gain = Decibels.toAmplitude(LEVEL_DBFS) / new Pcm(samples, RATE).rms();
        float[] levelled = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (float) (samples[i] * gain);
        }
        return new Pcm(levelled, RATE);
    }
}
