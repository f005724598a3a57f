package org.civicline.ticketing.webhooks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;

/** The steps a receiver can ask for: all that a case's history knows. */
final class Steps {

    static final Set<String> KNOWN = Set.of(
            "opened",
            "answered",
            "dispatched",
            "signed",
            "return-asked",
            "returned",
            "return-refused",
            "disputed",
            "arbitrated",
            "extension-asked",
            "extension-granted",
            "extension-refused",
            "suspended",
            "resumed",
            "contacted",
            "warned-yellow",
            "warned-red",
            "urged",
            "supervised",
            "noticed",
            "supervision-answered",
            "handed-down",
            "handed-back",
            "replied",
            "approved",
            "sent-back",
            "closed",
            "rated",
            "redone",
            "reopened",
            "archived",
            "form-answered",
            "citizen-amended",
            "co-named",
            "co-released",
            "co-signed",
            "contributed",
            "co-declined",
            "merged",
            "unmerged",
            "merged-in",
            "merged-out",
            "answer-shared",
            "related",
            "unrelated",
            "follow-up-asked",
            "follow-up-called");

    private Steps() {}

    /** Those somebody asks for, each once; none means all. */
    static List<String> checked(@Nullable List<@Nullable String> written) {
        var steps = new TreeSet<String>();
        for (String one : Given.required(written, "steps")) {
            String step = Given.required(one, "steps");
            if (!KNOWN.contains(step)) {
                throw new RefusedException(Refusal.invalid("ticketing.webhook-step"));
            }
            steps.add(step);
        }
        return List.copyOf(steps);
    }
}
