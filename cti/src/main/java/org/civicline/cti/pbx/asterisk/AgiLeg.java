package org.civicline.cti.pbx.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.InvalidCommandSyntaxException;
import org.asteriskjava.fastagi.InvalidOrUnknownCommandException;
import org.civicline.cti.AsteriskConfiguration;
import org.civicline.cti.pbx.CallerLeg;
import org.civicline.cti.pbx.LegGoneException;
import org.civicline.cti.pbx.Rung;
import org.jspecify.annotations.Nullable;

/** A leg that Asterisk handed to us over FastAGI. */
final class AgiLeg implements CallerLeg {

    private static final String MUSIC = "hold";
    private static final Pattern ACCOUNT = Pattern.compile("PJSIP/((?:agent|guest)-[a-z0-9]+)-[0-9a-f]+");

    /** Why the agent's leg ended: our dial plan puts it there. */
    private static final String AGENT_GONE = "AGENT_GONE";

    private static final int LOOKS = 20;

    private final AgiRequest request;
    private final AgiChannel channel;

    AgiLeg(AgiRequest request, AgiChannel channel) {
        this.request = request;
        this.channel = channel;
    }

    /** Something said to Asterisk. */
    private interface Command<T> {
        T send() throws AgiException;
    }

    private static <T> T say(Command<T> command) {
        try {
            return command.send();
        } catch (InvalidCommandSyntaxException | InvalidOrUnknownCommandException e) {
            throw new IllegalStateException(e);
        } catch (AgiException e) {
            throw new LegGoneException(e.getClass().getSimpleName());
        }
    }

    @Override
    public String uniqueId() {
        return request.getUniqueId();
    }

    @Override
    public String name() {
        return request.getChannel();
    }

    @Override
    public Optional<String> account() {
        Matcher name = ACCOUNT.matcher(name());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    @Override
    public @Nullable String number() {
        return request.getCallerIdNumber();
    }

    @Override
    public Optional<String> remembered(String name) {
        return Optional.ofNullable(say(() -> channel.getVariable(name))).filter(value -> !value.isEmpty());
    }

    @Override
    public void remember(String name, String value) {
        say(() -> {
            channel.setVariable(name, value);
            return name;
        });
    }

    @Override
    public void play(String sound) {
        say(() -> {
            channel.streamFile(sound);
            return sound;
        });
    }

    @Override
    public Optional<Character> play(String sound, String keys) {
        return pressed(say(() -> channel.streamFile(sound, keys)));
    }

    @Override
    public Optional<Character> key(Duration atMost) {
        return pressed(say(() -> channel.waitForDigit(Math.toIntExact(atMost.toMillis()))));
    }

    private static Optional<Character> pressed(char key) {
        return key == 0 ? Optional.empty() : Optional.of(key);
    }

    @Override
    public void music() {
        say(() -> {
            channel.playMusicOnHold(MUSIC);
            return MUSIC;
        });
    }

    @Override
    public void check() {
        say(channel::getChannelStatus);
    }

    @Override
    public void record(Path file) {
        say(() -> channel.exec("MixMonitor", file + ",ab"));
    }

    @Override
    public void stopRecording() {
        say(() -> channel.exec("StopMixMonitor"));
        // only with the next packet that passes Asterisk lets go of what it remembers of the old ones
        say(() -> channel.exec("Wait", "0.05"));
    }

    /**
     * The agent's leg lives inside Asterisk's {@code Dial}, so the talk goes on without us. Option g: when the agent hangs
     * up, the caller comes back to us.
     */
    @Override
    public Rung ring(String account, Duration atMost, String callId) {
        // what an earlier ring left there
        remember("DIALSTATUS", "");
        remember(AGENT_GONE, "");
        String options = "gm(%s)b(agent-leg^s^1(%s))".formatted(MUSIC, callId);
        say(() -> channel.exec("Dial", "PJSIP/%s,%d,%s".formatted(account, atMost.toSeconds(), options)));
        return switch (remembered("DIALSTATUS").orElse("")) {
            case "ANSWER" -> talked();
            case "NOANSWER" -> new Rung.NoAnswer();
            case "BUSY", "DONTCALL", "TORTURE" -> new Rung.Refused();
            case "CANCEL" -> throw new LegGoneException("the caller left while the agent was rung");
            default -> new Rung.Unreachable();
        };
    }

    /** The dial plan must not take a broken talk for one that is over, should we be gone when it looks. */
    private Rung talked() {
        boolean lineLost = AsteriskConfiguration.LINE_LOST_CAUSES.contains(agentGone());
        if (lineLost) {
            remember("DIALSTATUS", "");
        }
        return new Rung.Talked(lineLost);
    }

    /** The agent's leg has a thread of its own and tells a moment after {@code Dial} has returned. */
    private String agentGone() {
        for (int look = 0; look < LOOKS; look++) {
            Optional<String> cause = remembered(AGENT_GONE);
            if (cause.isPresent()) {
                return cause.get();
            }
            say(() -> channel.exec("Wait", "0.05"));
        }
        return "";
    }

    @Override
    public void hangUp() {
        say(() -> {
            channel.hangup();
            return name();
        });
    }
}
