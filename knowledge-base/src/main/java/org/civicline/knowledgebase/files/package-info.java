/** Files that others wrote – Word, web pages, Markdown – as the text of an article, with what could not be taken over. */
@NullMarked
package org.civicline.knowledgebase.files;

import org.jspecify.annotations.NullMarked;
