package org.civicline.channels.texts.incoming;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.loop.Loop;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The loops that understand what came in. */
@Component
class InboxWorker implements SmartLifecycle {

    private static final int WORKERS = 4;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final Understanding understanding;
    private final List<Loop> loops;
    private final Loop sweep;

    private volatile boolean stopping;

    InboxWorker(Understanding understanding, InboxDesk desk, Bell inboxBell, Clock clock) {
        this.understanding = understanding;
        this.loops = IntStream.rangeClosed(1, WORKERS)
                .mapToObj(number -> new Loop("text-inbox-" + number, this::takeAll, inboxBell, POLL, clock))
                .toList();
        this.sweep = new Loop("text-inbox-sweep", desk::joinIncomplete, new Bell(), SWEEP, clock);
    }

    private void takeAll() {
        boolean more;
        do {
            more = understanding.next();
        } while (more && !stopping);
    }

    @Override
    public void start() {
        stopping = false;
        loops.forEach(Loop::start);
        sweep.start();
    }

    @Override
    public void stop() {
        stopping = true;
        loops.forEach(Loop::stop);
        sweep.stop();
    }

    @Override
    public boolean isRunning() {
        return sweep.running();
    }
}

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    /** Rung when a text came in. */
    @Bean
    Bell inboxBell() {
        return new Bell();
    }
}
