package org.civicline.ticketing.sla;

import java.util.List;

/** The rules of one version, as they are told. */
record RuleVersion(int version, List<RuleForm> rules) {

    static RuleVersion of(RuleSet set) {
        return new RuleVersion(
                set.version(), set.rules().stream().map(RuleForm::of).toList());
    }
}
