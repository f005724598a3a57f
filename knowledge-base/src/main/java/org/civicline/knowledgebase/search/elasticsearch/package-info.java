/**
 * The index in Elasticsearch. Text is cut into grams by ourselves and sent as words with blanks between them, so a cluster
 * needs no plug-in and finds what Lucene in this process finds; ranking is done here as well.
 */
@NullMarked
package org.civicline.knowledgebase.search.elasticsearch;

import org.jspecify.annotations.NullMarked;
