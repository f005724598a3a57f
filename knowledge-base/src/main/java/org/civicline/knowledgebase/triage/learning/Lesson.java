package org.civicline.knowledgebase.triage.learning;

/** A text with the answer that people gave. */
public record Lesson(Telling telling, String label) {}
