package org.civicline.ticketing.macros;

import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.sharing.Kept;
import org.civicline.ticketing.sharing.Sharing;

/** Steps by a name. */
record Macro(UUID id, Sharing sharing, String name, List<MacroStep> steps, long version) implements Kept {

    Macro {
        steps = List.copyOf(steps);
    }

    boolean replies() {
        return steps.stream().anyMatch(one -> one.kind() == MacroStep.Kind.REPLY);
    }
}
