package org.civicline.cti.pbx;

/**
 * Hears every {@link PbxEvent}. {@code Connected} and {@code Disconnected} come on a thread that may ask the exchange; all
 * others on the thread that reads from it: hand them on, do not wait.
 */
public interface PbxListener {

    void heard(PbxEvent event);
}
