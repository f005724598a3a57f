package org.civicline.ticketing.input;

/**
 * What is wrong with one row of what somebody wants to set up.
 *
 * @param row counted from 1; 0 for the whole
 * @param code stable, for programs
 * @param text in the language of the request
 */
public record RowProblem(int row, String code, String text) {}
