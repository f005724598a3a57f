package org.civicline.simulators.rtp;

/** Hears the keys the other end presses. Called on the receiving thread: must not block. */
@FunctionalInterface
public interface DigitListener {

    /** A key was pressed: one of {@code 0-9 * # A-D}. */
    void pressed(char key);
}
