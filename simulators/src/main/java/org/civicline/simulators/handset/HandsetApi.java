package org.civicline.simulators.handset;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civicline.simulators.SimulatorSettings;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.handset.CallView.HeardView;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.smsc.SmscSimulator;
import org.civicline.simulators.smsc.TextMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON interface of the handset. */
final class HandsetApi {

    private static final Pattern CALL = Pattern.compile("/api/calls/([^/]+)/([a-z.]+)");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
    private static final int LONGEST_TEXT = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A phone that has been used, and when last. */
    record PhoneView(String number, Instant at, String lastText, boolean ringing) {}

    /** All a page shows of one phone. */
    record StateView(List<PhoneView> phones, List<TextMessage> messages, List<CallView> calls) {}

    private final SimulatorSettings settings;
    private final SmscSimulator smsc;
    private final HandsetCalls calls;

    HandsetApi(SimulatorSettings settings, SmscSimulator smsc, HandsetCalls calls) {
        this.settings = settings;
        this.smsc = smsc;
        this.calls = calls;
    }

    Reply get(String path, Map<String, String> query) {
        @Nullable String number = query.get("number");
        return switch (path) {
            case "/api/config" -> Reply.json(Map.of("hotline", settings.hotline(), "voice", settings.voice() != null));
            case "/api/messages" -> Reply.json(messages(number));
            case "/api/calls" -> Reply.json(callViews(number));
            case "/api/state" -> Reply.json(new StateView(phones(), messages(number), callViews(number)));
            default -> getOfCall(path, query);
        };
    }

    Reply post(String path, byte[] body) {
        JsonNode request = parse(body);
        switch (path) {
            case "/api/messages" -> {
                return send(request);
            }
            case "/api/calls" -> {
                return Reply.json(CallView.of(
                        calls.dial(number(request, "from"), request.path("to").asString(settings.hotline()))));
            }
            default -> {
                Matcher matcher = CALL.matcher(path);
                if (!matcher.matches()) {
                    throw unknown(path);
                }
                postToCall(matcher.group(1), matcher.group(2), request);
                return Reply.done();
            }
        }
    }

    private Reply getOfCall(String path, Map<String, String> query) {
        Matcher matcher = CALL.matcher(path);
        if (!matcher.matches()) {
            throw unknown(path);
        }
        HandsetCall call = calls.get(matcher.group(1));
        return switch (matcher.group(2)) {
            case "heard" -> Reply.json(HeardView.of(answered(call)));
            case "audio.wav" ->
                new Reply(
                        200, "audio/wav", answered(call).call().heard().audio().toWav());
            case "audio.pcm" -> pcm(answered(call), query.getOrDefault("from", "0"));
            default -> throw unknown(path);
        };
    }

    private void postToCall(String id, String action, JsonNode request) {
        switch (action) {
            case "answer" -> calls.answer(id);
            case "reject" -> calls.reject(id);
            case "hangup" -> calls.hangUp(id);
            case "digits" -> calls.press(id, request.path("digits").asString(""));
            case "say" -> calls.say(id, text(request));
            case "hum" -> calls.hum(id, request.path("hertz").asDouble(0));
            default -> throw unknown(action);
        }
    }

    private Reply send(JsonNode request) {
        String to = request.path("to").asString(settings.hotline());
        try {
            smsc.send(number(request, "from"), to, text(request));
            return Reply.done();
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "not-sendable", String.valueOf(e.getMessage()));
        }
    }

    private List<TextMessage> messages(@Nullable String number) {
        return (number == null ? smsc.messages() : smsc.messages(number)).reversed();
    }

    private List<CallView> callViews(@Nullable String number) {
        return calls.of(number).stream().map(CallView::of).toList();
    }

    private List<PhoneView> phones() {
        Stream<PhoneView> byText = smsc.messages().stream()
                .map(message -> new PhoneView(message.citizen(), message.at(), message.text(), false));
        Stream<PhoneView> byCall = calls.of(null).stream()
                .map(call -> new PhoneView(
                        call.number(),
                        call.at(),
                        "",
                        call.incoming() && call.call().state() == CallState.RINGING));
        BinaryOperator<PhoneView> merge = (a, b) -> {
            PhoneView later = b.at().isBefore(a.at()) ? a : b;
            PhoneView earlier = later == a ? b : a;
            String text = later.lastText().isEmpty() ? earlier.lastText() : later.lastText();
            return new PhoneView(later.number(), later.at(), text, a.ringing() || b.ringing());
        };
        Map<String, PhoneView> phones = new HashMap<>();
        Stream.concat(byText, byCall).forEach(phone -> phones.merge(phone.number(), phone, merge));
        return phones.values().stream()
                .sorted(Comparator.comparing(PhoneView::at).reversed())
                .limit(50)
                .toList();
    }

    private static Reply pcm(HandsetCall call, String from) {
        AudioClip audio = call.call().heard().audio();
        try {
            int start = Math.clamp(Integer.parseInt(from), 0, audio.length());
            short[] samples = audio.samples();
            byte[] bytes = new byte[(samples.length - start) * 2];
            for (int i = start; i < samples.length; i++) {
                bytes[(i - start) * 2] = (byte) samples[i];
                bytes[(i - start) * 2 + 1] = (byte) (samples[i] >> 8);
            }
            return new Reply(200, "application/octet-stream", bytes);
        } catch (NumberFormatException e) {
            throw new Refused(400, "not-a-position", "from counts samples");
        }
    }

    private static HandsetCall answered(HandsetCall call) {
        if (call.incoming() && call.call().timings().answered() == null) {
            throw new Refused(409, "not-answered", "nothing is heard before a call is answered");
        }
        return call;
    }

    private static String number(JsonNode request, String field) {
        String number = request.path(field).asString("").replaceAll("[ -]", "");
        if (!NUMBER.matcher(number).matches()) {
            throw new Refused(400, "not-a-number", field + " is no telephone number");
        }
        return number;
    }

    private static String text(JsonNode request) {
        String text = request.path("text").asString("");
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new Refused(400, "not-a-text", "text has 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Refused(400, "not-json", "the body is no JSON");
        }
    }

    private static Refused unknown(String what) {
        return new Refused(404, "unknown", "there is no " + what);
    }
}
