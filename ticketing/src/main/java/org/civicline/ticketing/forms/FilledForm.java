package org.civicline.ticketing.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.CategoryForms.Part;

/**
 * The form a ticket was born with and what was answered: kept with the ticket as it is.
 *
 * @param answers by the code of the question; a moment as ISO-8601 instant, of a list the keys;
 *     what was not answered is not there
 */
public record FilledForm(List<Part> parts, Map<String, List<String>> answers) {

    public FilledForm {
        parts = List.copyOf(parts);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
}
