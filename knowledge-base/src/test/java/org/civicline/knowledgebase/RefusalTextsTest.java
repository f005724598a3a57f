package org.civicline.knowledgebase;

import org.civicline.testkit.RefusalTexts;

class RefusalTextsTest extends RefusalTexts {

    RefusalTextsTest() {
        super("knowledgebase", "knowledgebase.edition-changed");
    }
}
