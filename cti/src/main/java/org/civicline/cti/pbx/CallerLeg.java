package org.civicline.cti.pbx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller's leg while our program steers it. Every method blocks until the exchange has done it and throws {@link
 * LegGoneException} when the leg hung up, went elsewhere, or the exchange was lost.
 */
public interface CallerLeg {

    /** The exchange's id of this leg, never used again. */
    String uniqueId();

    /** What the exchange calls it when told to do something with it. */
    String name();

    /** The account it came in with, or empty for the public. */
    Optional<String> account();

    /** Who calls, as the network wrote it; null when it did not say. */
    @Nullable
    String number();

    /** A value kept with the leg for as long as it lives, whoever steers it. */
    Optional<String> remembered(String name);

    void remember(String name, String value);

    /** Plays to the end. @param sound path without extension */
    void play(String sound);

    /** Plays until one of the keys is pressed. @return the key, if one was pressed */
    Optional<Character> play(String sound, String keys);

    /** Waits for a key. */
    Optional<Character> key(Duration atMost);

    /** Music begins and goes on by itself until something is played or rung. */
    void music();

    /** Fails if the leg is gone; otherwise does nothing. */
    void check();

    /** From now on, whenever the leg talks with somebody, it is recorded into this file, behind what is in it. */
    void record(Path file);

    /** Whether {@link #record} was told, by whoever steered the leg then, and not taken back. */
    boolean recording();

    /** Closes what {@link #record} writes. */
    void stopRecording();

    /**
     * Rings an account and, if it answers, connects both until one hangs up; the caller hears music until then.
     *
     * @param callId told to the softphone in the header {@code X-CivicLine-Call}
     */
    Rung ring(String account, Duration atMost, String callId);

    void hangUp();
}
