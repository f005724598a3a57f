package org.civicline.cti.pbx.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.MappingStrategy;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.internal.ServerSocketFacadeImpl;
import org.civicline.cti.pbx.LegGoneException;
import org.civicline.cti.pbx.LegProgram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where Asterisk brings its legs: a FastAGI server, one virtual thread for each leg. */
@Component
class AgiGate {

    private static final Logger log = LoggerFactory.getLogger(AgiGate.class);
    private static final int BACKLOG = 1_024;
    /** A talk takes as long as it takes, and nothing is said over the socket meanwhile. */
    private static final int NO_TIMEOUT = -1;

    private final ObjectProvider<LegProgram> provided;
    private final String bind;
    private final int port;
    private final Set<Thread> steering = ConcurrentHashMap.newKeySet();
    private @Nullable Server server;

    AgiGate(
            ObjectProvider<LegProgram> provided,
            @Value("${civicline.agi.bind:127.0.0.1}") String bind,
            @Value("${civicline.agi.port:4573}") int port) {
        this.provided = provided;
        this.bind = bind;
        this.port = port;
    }

    void open() {
        Map<String, LegProgram> programs =
                provided.stream().collect(Collectors.toMap(LegProgram::name, Function.identity()));
        try {
            server = new Server((request, channel) -> script(programs.get(request.getScript())), bind, port);
        } catch (IOException e) {
            throw new UncheckedIOException("FastAGI cannot listen on %s:%d".formatted(bind, port), e);
        }
    }

    /** Lets go of every leg: Asterisk notices at once and keeps the callers. */
    void close() {
        Server running = server;
        if (running != null) {
            running.shutdown();
            server = null;
            steering.forEach(Thread::interrupt);
        }
    }

    private @Nullable AgiScript script(@Nullable LegProgram program) {
        return program == null ? null : (request, channel) -> steer(program, request, channel);
    }

    private void steer(LegProgram program, AgiRequest request, AgiChannel channel) {
        steering.add(Thread.currentThread());
        try {
            program.run(new AgiLeg(request, channel));
        } catch (LegGoneException e) {
            log.debug("leg {} is gone: {}", request.getUniqueId(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("program {} failed on leg {}", program.name(), request.getUniqueId(), e);
        } finally {
            steering.remove(Thread.currentThread());
        }
    }

    private static final class Server extends DefaultAgiServer {

        private final ServerSocketFacade door;

        /** Bound when this returns, or failed. */
        Server(MappingStrategy programs, String bind, int port) throws IOException {
            super(programs);
            setPort(port);
            setAddress(InetAddress.getByName(bind));
            door = new ServerSocketFacadeImpl(port, BACKLOG, getAddress());
            door.setSocketReadTimeout(NO_TIMEOUT);
            Thread.ofPlatform().name("fastagi").daemon().start(this::serve);
        }

        private void serve() {
            try {
                startup();
            } catch (IOException e) {
                log.error("FastAGI has stopped", e);
            }
        }

        @Override
        protected ServerSocketFacade createServerSocket() {
            return door;
        }

        /** Its own pool has a ceiling of 500, which callers on hold would fill. */
        @Override
        protected ThreadPoolExecutor createPool() {
            return new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    1,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofVirtual().name("leg-", 0).factory());
        }
    }
}
