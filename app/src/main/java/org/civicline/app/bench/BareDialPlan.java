package org.civicline.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.civicline.simulators.sip.SipTarget;

/**
 * The baseline: the least a dial plan must do for the same callers and the same agents. It answers, plays the same
 * greeting, records and dials the agents in turn, without queue, database or application.
 */
final class BareDialPlan {

    private static final String NUMBER = "9000";

    private BareDialPlan() {}

    /** Adds it to the running Asterisk of a throw-away platform. */
    static SipTarget install(BenchPlatform platform, List<String> agents) throws IOException, InterruptedException {
        Path home = platform.home();
        var plan = new StringBuilder("\n[globals](+)\n");
        for (int i = 0; i < agents.size(); i++) {
            plan.append("BENCH_%d = %s%n".formatted(i, agents.get(i)));
        }
        plan.append("BENCH_NEXT = 0\n");
        plan.append("""

                [public](+)
                exten => %1$s,1,Answer()
                 same => n,Playback(%2$s)
                 same => n,Set(GLOBAL(BENCH_NEXT)=$[(${BENCH_NEXT} + 1) %% %3$d])
                 same => n,MixMonitor(%4$s/bench-${UNIQUEID}.wav,b)
                 same => n,Dial(PJSIP/${BENCH_${BENCH_NEXT}},15)
                 same => n,Hangup()
                """.formatted(NUMBER, greeting(home), agents.size(), home.resolve("spool")));
        Files.writeString(home.resolve("asterisk/etc/extensions.conf"), plan, StandardOpenOption.APPEND);
        // CivicLine's own plan does not need it, so its Asterisk does not load it
        platform.asterisk("module load func_global.so");
        platform.asterisk("dialplan reload");
        return SipTarget.parse(NUMBER + "@127.0.0.1:" + platform.port("sip"));
    }

    /** The very sound that callers of the hotline hear: another one would begin with a silence of another length. */
    private static Path greeting(Path home) {
        return home.resolve("sounds/zh/greeting");
    }
}
