package org.civicline.ticketing.forms;

/**
 * What is wrong with one answer.
 *
 * @param field the code of the question
 * @param code stable, for programs
 * @param text in the language of the request
 */
record AnswerProblem(String field, String code, String text) {}
