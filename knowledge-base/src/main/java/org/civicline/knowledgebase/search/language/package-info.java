/** What is written in one way or another made comparable: characters, words, the city's vocabulary, pinyin. */
@NullMarked
package org.civicline.knowledgebase.search.language;

import org.jspecify.annotations.NullMarked;
