package org.civicline.knowledgebase;

import org.jspecify.annotations.Nullable;

/**
 * An article's own words for who cannot look at its page. Nothing is summed up or said anew: whole sentences from the
 * beginning, as many as fit.
 */
public interface ArticleForms {

    /** So many characters at most are read out: about a minute. */
    int LONGEST_SPOKEN = 240;

    /**
     * To be heard: without links and markup, steps counted, tables row by row. How numbers are said is left to speech.
     *
     * @param markdown the body
     */
    Form spoken(String markdown);

    /**
     * As one text message of at most three parts (3GPP TS 23.040: 67 characters each in UCS-2), the address of the whole
     * article at its end.
     *
     * @param taken how many of the characters are wanted for something else
     * @param markdown the body
     * @param address where the article can be read; none: no address
     */
    Form message(int taken, String title, String markdown, @Nullable String address);

    /** @param whole whether all of the article is in it */
    record Form(String text, boolean whole) {}
}
