package org.civicline.foundation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The organisation tree. Small and slowly changing: read from memory, reloaded when changed. */
public interface Departments {

    Optional<Department> find(String code);

    /** The whole tree, parents before children. */
    List<Department> all();

    /** Adds or replaces, parents before children. */
    void putAll(Collection<Department> departments);
}
