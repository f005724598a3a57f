package org.civicline.cti.pbx.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.InvalidCommandSyntaxException;
import org.asteriskjava.fastagi.InvalidOrUnknownCommandException;
import org.civicline.cti.pbx.CallerLeg;
import org.civicline.cti.pbx.LegGoneException;
import org.civicline.cti.pbx.Rung;
import org.jspecify.annotations.Nullable;

/** A leg that Asterisk handed to us over FastAGI. */
final class AgiLeg implements CallerLeg {

    private static final String MUSIC = "hold";
    private static final Pattern ACCOUNT = Pattern.compile("PJSIP/((?:agent|guest)-[a-z0-9]+)-[0-9a-f]+");

    /** Why the agent's leg ended: our dial plan puts it there. */
    private static final String DIALSTATUS = "DIALSTATUS";

    private static final String AGENT_GONE = "AGENT_GONE";
    /** Holds what Asterisk calls the recording, while there is one. */
    private static final String RECORDING = "CIVICLINE_RECORDING";

    private final AgiRequest request;
    private final AgiChannel channel;

    /** Values kept with the leg as far as they are known without asking; empty is none. */
    private final Map<String, String> known = new HashMap<>();

    AgiLeg(AgiRequest request, AgiChannel channel) {
        this.request = request;
        this.channel = channel;
        for (String argument : request.getArguments()) {
            int equals = argument.indexOf('=');
            known.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
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
        String value = known.containsKey(name) ? known.get(name) : say(() -> channel.getVariable(name));
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    @Override
    public void remember(String name, String value) {
        if (!value.equals(known.put(name, value))) {
            say(() -> {
                channel.setVariable(name, value);
                return name;
            });
        }
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
        say(() -> channel.exec("MixMonitor", "%s,abi(%s)".formatted(file, RECORDING)));
        known.put(RECORDING, file.toString());
    }

    @Override
    public boolean recording() {
        return remembered(RECORDING).isPresent();
    }

    @Override
    public void stopRecording() {
        say(() -> channel.exec("StopMixMonitor"));
        // only with the next packet that passes Asterisk lets go of what it remembers of the old ones
        say(() -> channel.exec("Wait", "0.05"));
        remember(RECORDING, "");
    }

    /**
     * The agent's leg lives inside Asterisk's {@code Dial}, so the talk goes on without us. Option g: when the agent hangs
     * up, the caller stays, and the dial plan looks whether it was a dead line.
     */
    @Override
    public Rung ring(String account, Duration atMost, String callId) {
        // what an earlier ring left there
        remember(DIALSTATUS, "");
        remember(AGENT_GONE, "");
        String options = "gm(%s)b(agent-leg^s^1(%s))".formatted(MUSIC, callId);
        say(() -> channel.exec("Dial", "PJSIP/%s,%d,%s".formatted(account, atMost.toSeconds(), options)));
        known.remove(DIALSTATUS);
        known.remove(AGENT_GONE);
        return switch (remembered(DIALSTATUS).orElse("")) {
            case "ANSWER" -> new Rung.Talked();
            case "NOANSWER" -> new Rung.NoAnswer();
            case "BUSY", "DONTCALL", "TORTURE" -> new Rung.Refused();
            case "CANCEL" -> throw new LegGoneException("the caller left while the agent was rung");
            default -> new Rung.Unreachable();
        };
    }

    @Override
    public void hangUp() {
        say(() -> {
            channel.hangup();
            return name();
        });
    }
}
