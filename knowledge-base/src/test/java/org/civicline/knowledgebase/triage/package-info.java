@NullMarked
package org.civicline.knowledgebase.triage;

import org.jspecify.annotations.NullMarked;
