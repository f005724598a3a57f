package org.civicline.knowledgebase.triage.learning;

/** @param probability between 0 and 1; of all labels together 1 */
public record Likelihood(String label, double probability) {}
