package org.civicline.knowledgebase.triage.learning;

/**
 * Words that made the difference.
 *
 * @param from where they begin in the text, in UTF-16 units
 * @param until where they end
 */
public record Telltale(int from, int until, String words) {}
