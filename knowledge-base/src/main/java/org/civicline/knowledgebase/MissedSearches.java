package org.civicline.knowledgebase;

/**
 * What residents searched and hardly found. Nobody waits for it to be noted, and nothing says who searched: numbers and names
 * are taken out of what was typed, and after some weeks it is gone.
 */
public interface MissedSearches {

    /** @param typed by a resident, not by staff, whose searches hold the words of a case */
    void note(String typed);
}
