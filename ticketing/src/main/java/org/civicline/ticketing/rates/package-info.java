/** What the three rates are made by: weights of the answers, and when silence counts (三率规则). */
@NullMarked
package org.civicline.ticketing.rates;

import org.jspecify.annotations.NullMarked;
