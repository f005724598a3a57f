/**
 * Files that readers of an article download: forms, guides, templates. Editions and versions of an article share what is
 * stored; what none of them has any more is swept. Who may put files on an article is decided in {@code editorial}.
 */
@NullMarked
package org.civicline.knowledgebase.attachments;

import org.jspecify.annotations.NullMarked;
