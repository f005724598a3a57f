/** A real Elasticsearch for a while, of the archive that {@code ./civicline provision --elasticsearch} fetched. */
@NullMarked
package org.civicline.simulators.elasticsearch;

import org.jspecify.annotations.NullMarked;
