/** Tests of the knowledge base on a real database. */
@NullMarked
package org.civicline.knowledgebase;

import org.jspecify.annotations.NullMarked;
