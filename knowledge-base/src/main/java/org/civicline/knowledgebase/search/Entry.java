package org.civicline.knowledgebase.search;

import java.util.List;

/**
 * An article as it is put into an index.
 *
 * @param revision of two states of an article the later one has the higher
 * @param vectors of {@link Indexed#passages}; empty: not known yet
 */
public record Entry(Indexed article, long revision, List<byte[]> vectors) {}
