package org.civicline.accessibility;

import java.util.Locale;

/**
 * Something to be said.
 *
 * @param locale the language the text is in; Chinese and English are spoken
 * @param text plain text as a person would write it, with digits, dates and amounts; no markup
 */
public record Utterance(Locale locale, String text) {}
