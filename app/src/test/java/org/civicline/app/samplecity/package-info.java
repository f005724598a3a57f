@NullMarked
package org.civicline.app.samplecity;

import org.jspecify.annotations.NullMarked;
