package org.civicline.ticketing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The ticket core on a real PostgreSQL; all tests share one application, and each makes people of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "civicline.follow-up.sweep-every=1h",
            "civicline.webhooks.sweep-every=200ms",
            "civicline.webhooks.upkeep-every=1s",
            "civicline.webhooks.timeout=2s",
            "civicline.webhooks.allowed-hosts=127.0.0.1",
            "civicline.attachments.dir=target/attachments",
            "civicline.attachments.largest=200KB",
            "civicline.attachments.per-case=4",
            "civicline.reports.allowed-domains=example.org",
            "civicline.fields.keys=" + TicketingTest.KEY_BEFORE + ",t1:a key of the tests that is the newest",
            "civicline.fields.index-key=an index key of the tests, which finds nothing"
        })
@interface TicketingTest {

    /** What values were encrypted with before the key was changed. */
    String KEY_BEFORE = "t0:a key of the tests that was replaced once";
}
