@NullMarked
package org.civicline.knowledgebase.files;

import org.jspecify.annotations.NullMarked;
