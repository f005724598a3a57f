package org.civicline.knowledgebase;

/** Answers questions by quoting what is published. */
public interface Answering {

    /** Any text is a valid question; the query says among what, and for whom, it is answered. */
    Answer answer(KnowledgeQuery question);
}
