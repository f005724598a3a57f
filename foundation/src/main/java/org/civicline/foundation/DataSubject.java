package org.civicline.foundation;

import java.util.Set;
import java.util.UUID;

/**
 * The person that personal data is of, as modules know them.
 *
 * @param citizen the record that ties their contacts together
 * @param contacts their numbers and addresses, in the one form they are kept in
 */
public record DataSubject(UUID citizen, Set<String> contacts) {

    public DataSubject {
        contacts = Set.copyOf(contacts);
    }
}
