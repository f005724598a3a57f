package org.civicline.foundation;

import java.time.Instant;

/**
 * One kind of personal data of citizens that a module keeps: it knows what there is, and how to forget it. What is
 * forgotten tells nothing any more of who somebody is or what they said; what figures are made of stays.
 *
 * <p>A bean each. Together they are all that the city keeps of its citizens, so whoever adds a column that can hold a
 * name, a number or a citizen's words adds it to one of them.
 */
public interface PersonalData {

    /** The stable word its retention rule goes by: {@code recordings}. */
    String kind();

    /** How many records are older and not forgotten yet. */
    long countOlder(Instant than);

    /**
     * Forgets the oldest of them, in the caller's transaction. One that cannot be forgotten is left out and keeps no other
     * from it.
     *
     * @return how many; fewer than {@code most} if no other is left that can be
     */
    int forgetOlder(Instant than, int most);

    /** How many records there are of one person. */
    long countOf(DataSubject person);

    /**
     * Forgets all of one person, in the caller's transaction.
     *
     * @return how many
     */
    int forgetOf(DataSubject person);
}
