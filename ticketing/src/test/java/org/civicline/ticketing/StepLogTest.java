package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class StepLogTest extends CaseWork {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.civicline.ticketing.steps");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void listen() {
        lines.list.clear();
        lines.clearAllFilters();
        lines.addFilter(new OfThisThread());
        meters.clear();
        lines.start();
        logger.addAppender(lines);
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        Metrics.removeRegistry(meters);
    }

    @Test
    void eachStepIsOneLineUnderTheTicketsNumberWithoutPersonalData() {
        TicketView ticket = signed();
        assertThat(lines.list)
                .extracting(line -> value(line, "step"))
                .containsExactly("opened", "dispatched", "signed");
        assertThat(lines.list).allSatisfy(line -> {
            assertThat(line.getMDCPropertyMap()).containsEntry("correlation", ticket.number());
            assertThat(value(line, "ticket")).isEqualTo(ticket.number());
            assertThat(line.getKeyValuePairs().toString())
                    .doesNotContain("王")
                    .doesNotContain(ticket.contact())
                    .doesNotContain(ticket.title());
        });
        assertThat(value(lines.list.get(1), "department")).isEqualTo("water");
        assertThat(value(lines.list.getLast(), "by")).isEqualTo(officer.number());
    }

    @Test
    void eachStepIsCounted() {
        signed();
        for (String step : List.of("opened", "dispatched", "signed")) {
            assertThat(meters.counter("civicline.case.steps", "step", step).count())
                    .as("with those that other tests take meanwhile")
                    .isPositive();
        }
    }

    @Test
    void aStepThatIsRolledBackWasNeverTaken() {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        transactions.executeWithoutResult(status -> {
            tickets.open(form(caller.id()), key()).orThrow();
            status.setRollbackOnly();
        });
        assertThat(lines.list).isEmpty();
        assertThat(tickets.list(new Tickets.TicketFilter(java.util.Set.of(), null, caller.id(), null), null, 10)
                        .items())
                .isEmpty();
    }

    private static String value(ILoggingEvent line, String key) {
        return line.getKeyValuePairs().stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }

    /** Other tests, which run beside this one, take steps too. */
    private static final class OfThisThread extends Filter<ILoggingEvent> {

        private final String thread = Thread.currentThread().getName();

        @Override
        public FilterReply decide(ILoggingEvent line) {
            return line.getThreadName().equals(thread) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }
}
