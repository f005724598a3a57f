@NullMarked
package org.civicline.knowledgebase.triage.learning;

import org.jspecify.annotations.NullMarked;
