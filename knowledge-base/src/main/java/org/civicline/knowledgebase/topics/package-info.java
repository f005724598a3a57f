/**
 * What recent cases are about, together: cases that share their telling words are a topic, and its label is made of those
 * words. Nothing is kept: every node reads the cases of the last days and finds the same.
 */
@NullMarked
package org.civicline.knowledgebase.topics;

import org.jspecify.annotations.NullMarked;
