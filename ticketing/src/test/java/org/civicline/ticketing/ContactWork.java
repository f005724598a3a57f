package org.civicline.ticketing;

import org.civicline.testkit.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of citizens and their contacts begin with; nobody stays signed in. */
@TicketingTest
abstract class ContactWork {

    @Autowired
    Citizens citizens;

    @Autowired
    Interactions interactions;

    @Autowired
    SignedIn signedIn;

    @AfterEach
    void signOut() {
        signedIn.out();
    }
}
