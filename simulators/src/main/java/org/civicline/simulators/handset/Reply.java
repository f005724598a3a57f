package org.civicline.simulators.handset;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What goes back to the browser. */
record Reply(int status, String type, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Reply json(Object value) {
        return new Reply(200, "application/json; charset=utf-8", JSON.writeValueAsBytes(value));
    }

    static Reply done() {
        return json(Map.of("done", true));
    }

    static Reply refusal(Refused refused) {
        Reply reply = json(Map.of("error", refused.code(), "message", String.valueOf(refused.getMessage())));
        return new Reply(refused.status(), reply.type, reply.body);
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
