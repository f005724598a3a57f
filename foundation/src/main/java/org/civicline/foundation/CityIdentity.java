package org.civicline.foundation;

/** Whose hotline this is, and whether its data are made up. */
public interface CityIdentity {

    String name();

    String nameEn();

    /** Whether this installation carries a sample city: every page must say so. */
    boolean sample();
}
