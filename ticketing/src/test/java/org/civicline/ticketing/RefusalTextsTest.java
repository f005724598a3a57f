package org.civicline.ticketing;

import org.civicline.testkit.RefusalTexts;

class RefusalTextsTest extends RefusalTexts {

    RefusalTextsTest() {
        super("ticketing", "ticketing.changed-meanwhile");
    }
}
