package org.civicline.ticketing;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ladder's rules as somebody edits them, begun from the versions the API tells. */
final class Rungs {

    private final ObjectNode form;

    Rungs(JsonNode versions) {
        form = (ObjectNode) versions.get(0).get("rules").deepCopy();
        form.put("note", "按市里督办办法");
    }

    static void asShipped(JdbcClient jdbc) {
        for (String table : new String[] {"ladder_rule", "ladder_audience", "ladder_version"}) {
            jdbc.sql("DELETE FROM ticketing." + table + " WHERE version > 1").update();
        }
    }

    ObjectNode rule(String duty, String urgency) {
        for (JsonNode one : form.get("rules")) {
            if (one.get("duty").asString().equals(duty)
                    && one.get("urgency").asString().equals(urgency)) {
                return (ObjectNode) one;
            }
        }
        throw new AssertionError("no rule for " + duty + " " + urgency);
    }

    /** Supervised two later, noticed four later. */
    Rungs urgedAfter(String duty, String urgency, int amount) {
        ObjectNode rule = rule(duty, urgency);
        ((ObjectNode) rule.get("urge")).put("after", amount);
        ((ObjectNode) rule.get("supervise")).put("after", amount + 2);
        ((ObjectNode) rule.get("notice")).put("after", amount + 4);
        return this;
    }

    ObjectNode audience(String step) {
        for (JsonNode one : form.get("audiences")) {
            if (one.get("step").asString().equals(step)) {
                return (ObjectNode) one;
            }
        }
        throw new AssertionError("nobody hears of " + step);
    }

    ArrayNode groups(String step) {
        return (ArrayNode) audience(step).get("groups");
    }

    ArrayNode people(String step) {
        return (ArrayNode) audience(step).get("people");
    }

    ObjectNode whole() {
        return form;
    }

    /** After this one was published. */
    Rungs next() {
        form.put("version", form.get("version").asInt() + 1);
        return this;
    }

    String form() {
        return form.toString();
    }
}
