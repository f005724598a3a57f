package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.app.Browser.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is wrong in a request, and what comes of it: a refusal with its code and, in Chinese and English, what happened
 * and what to do; nothing changed; never a failure of ours. {@code docs/bad-input.md} is the same for people.
 */
class BadRequestsTest extends BadInput {

    @TestFactory
    Stream<DynamicTest> numbersThatAreNone() {
        return Stream.of(
                        "abc",
                        "1".repeat(40),
                        "138'; DROP TABLE ticketing.citizen; --",
                        "😀",
                        "\u0000",
                        "",
                        "anonymous",
                        "1".repeat(1_000))
                .map(number -> refused(
                        "number " + shown(number),
                        agent,
                        "GET",
                        "/citizens?phone=" + encoded(number),
                        null,
                        404,
                        "ticketing.unknown-citizen"));
    }

    @TestFactory
    Stream<DynamicTest> textsTooLongOrWithCharactersNobodyCanKeep() {
        return Stream.of(
                badTicket("title", MUCH, "ticketing.title-too-long"),
                badTicket("text", MUCH, "ticketing.text-too-long"),
                badTicket("address", MUCH, "ticketing.address-too-long"),
                badTicket("categoryCode", MUCH, "ticketing.unknown-category"),
                badTicket("title", "a\\u0000b", "ticketing.title-unsuitable-characters"),
                badTicket("text", "a\\u0007", "ticketing.text-unsuitable-characters"),
                badTicket("text", "\\ud83d", "ticketing.text-unsuitable-characters"),
                badTicket("categoryCode", "\\u0000", "ticketing.unknown-category"),
                badTicket("channel", "TELEX", "ticketing.unknown-choice"),
                badTicket("type", "\\u0000", "ticketing.unknown-choice"),
                badTicket("urgency", MUCH, "ticketing.unknown-choice"),
                badTicket("citizen", "nobody", "ticketing.unknown-choice"),
                badTicket("citizen", NOBODY, "ticketing.unknown-citizen"),
                badTicket("interaction", NOBODY, "ticketing.unknown-interaction"),
                badName(MUCH, "ticketing.name-too-long"),
                badName("王\\u0000", "ticketing.name-unsuitable-characters"),
                badName(" ", "ticketing.name-missing"),
                refused(
                        "language of 10,000 characters",
                        agent,
                        "PUT",
                        "/citizens/" + citizen + "/profile",
                        "{\"version\":1,\"language\":\"" + MUCH
                                + "\",\"voice\":true,\"sms\":true,\"largePrint\":false}",
                        422,
                        "ticketing.unknown-language"));
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatAreNotWhatIsExpected() {
        return Stream.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "\"text\"",
                        "{\"confidential\":\"perhaps\"}",
                        "{\"title\":{}}",
                        "{\"answers\":[]}",
                        "[".repeat(5_000))
                .map(body ->
                        refused("body " + shown(body), agent, "POST", "/tickets", body, 400, "foundation.malformed"));
    }

    @Test
    void aFormThatCannotBeDecodedIsRefused() throws Exception {
        for (String path : List.of(API + "/tickets", API + "/session")) {
            for (String form : List.of("title=%s", "a%00b=1")) {
                Answer answer = agent.post(path, form, "Content-Type", "application/x-www-form-urlencoded");
                assertThat(answer.status()).as(answer.body()).isIn(400, 415);
                assertThat(answer.code()).as(answer.body()).isEqualTo("foundation.malformed");
            }
        }
        Answer put = supervisor.send(
                "PUT", API + "/dispatch-catalogue", "note=%s", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(put.status()).as(put.body()).isIn(400, 415);
        assertThat(put.code()).as(put.body()).isEqualTo("foundation.malformed");
        String much = "a=" + "字".repeat(400_000);
        Answer huge = agent.post(API + "/tickets", much, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(huge.status()).as(huge.body()).isIn(400, 413, 415);
        assertThat(huge.code()).as(huge.body()).isNotEmpty();
        Answer untrusted =
                agent.sendWithoutToken("POST", API + "/tickets", "title=%s", "application/x-www-form-urlencoded");
        assertThat(untrusted.status()).as(untrusted.body()).isIn(400, 403);
        assertThat(untrusted.code()).as(untrusted.body()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> pagesThatAreNone() {
        return Stream.of(
                refused("tickets after x", agent, "GET", "/tickets?after=x", null, 400, "foundation.malformed"),
                refused("tickets after NUL", agent, "GET", "/tickets?after=%00", null, 400, "foundation.malformed"),
                refused(
                        "tickets after much",
                        agent,
                        "GET",
                        "/tickets?after=" + "A".repeat(4_000),
                        null,
                        400,
                        "foundation.malformed"),
                refused(
                        "timeline after x",
                        agent,
                        "GET",
                        "/citizens/" + citizen + "/timeline?after=x",
                        null,
                        400,
                        "foundation.malformed"),
                refused("audit after x", auditor, "GET", "/audit?after=x", null, 400, "foundation.malformed"),
                refused(
                        "accounts after NUL",
                        security,
                        "GET",
                        "/security/staff?after=%00",
                        null,
                        400,
                        "foundation.malformed"),
                refused("size x", agent, "GET", "/tickets?size=x", null, 400, "foundation.malformed"),
                refused(
                        "size beyond numbers",
                        auditor,
                        "GET",
                        "/audit?size=99999999999",
                        null,
                        400,
                        "foundation.malformed"),
                refused("days x", supervisor, "GET", "/dashboard?days=x", null, 400, "foundation.malformed"),
                refused("status LOST", agent, "GET", "/tickets?status=LOST", null, 422, "ticketing.unknown-choice"),
                refused("citizen x", agent, "GET", "/tickets?citizen=x", null, 422, "ticketing.unknown-choice"));
    }

    @Test
    void aSizeOutOfBoundsIsTheNearestThatIsAllowed() throws Exception {
        for (String size : List.of("-1", "0", "2147483647", "-2147483648")) {
            assertFine(agent.get(API + "/tickets?size=" + size));
            assertFine(agent.get(API + "/citizens/" + citizen + "/timeline?size=" + size));
            assertFine(auditor.get(API + "/audit?size=" + size));
            assertFine(security.get(API + "/security/staff?size=" + size));
            assertFine(supervisor.get(API + "/dashboard?days=" + size));
        }
        assertThat(auditor.get(API + "/audit?size=-5").json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void anyWordsMayBeSearchedFor() throws Exception {
        for (String words :
                List.of("", "\u0000", "\u0007\u001b", "😀", "'; --", "AND OR ( \" *?~^:\\", "水".repeat(500))) {
            assertFine(agent.get(API + "/tickets?q=" + encoded(words)));
            assertFine(agent.get(API + "/knowledge/search?q=" + encoded(words)));
            assertThat(agent.get("/search?q=" + encoded(words)).status()).isEqualTo(200);
        }
    }

    @Test
    void aRequestTooLongForAnAddressIsRefusedInBothLanguages() throws Exception {
        for (String path : List.of(API + "/tickets?q=", API + "/knowledge/search?q=", "/search?q=")) {
            Answer answer = agent.get(path + encoded(MUCH));
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.code()).as(answer.body()).isEqualTo("foundation.unreadable-address");
            assertThat(answer.json().path("remedy").asString()).contains("缩短", "Shorten");
        }
    }

    /** Each endpoint with an id in its path, called by somebody whose role may call it. */
    @TestFactory
    Stream<DynamicTest> idsThatAreNone() throws Exception {
        return Stream.of(
                        "GET /calls/{id}",
                        "POST /calls/{id}/decline",
                        "POST /calls/{id}/transfer",
                        "POST /calls/{id}/hangup",
                        "GET /interactions/{id}/recording",
                        "GET /citizens/{id}",
                        "PUT /citizens/{id}/name",
                        "PUT /citizens/{id}/profile",
                        "GET /citizens/{id}/timeline",
                        "GET /tickets/{id}",
                        "GET /tickets/{id}/history",
                        "GET /tickets/{id}/form",
                        "PUT /tickets/{id}/answers",
                        "PUT /tickets/{id}/organisation",
                        "POST /tickets/{id}/dispatch",
                        "POST /tickets/{id}/sign",
                        "POST /tickets/{id}/return",
                        "POST /tickets/{id}/reply",
                        "POST /tickets/{id}/approve",
                        "POST /tickets/{id}/send-back",
                        "POST /tickets/{id}/close",
                        "POST /security/staff/{id}/unlock",
                        "GET /knowledge/{id}")
                .flatMap(call -> Stream.of(
                                "x", "1", "%00", "%27%20OR%201%3D1", "%F0%9F%98%80", "%C0%AF", "a".repeat(300))
                        .map(id -> dynamicTest(call + " with " + shown(id), () -> {
                            String[] words = call.replace("{id}", id).split(" ");
                            String body = words[0].equals("GET") ? null : "{\"version\":1,\"answers\":{}}";
                            Browser who = words[1].startsWith("/security")
                                    ? security
                                    : words[1].matches(".*/(sign|return|reply)") ? officer : agent;
                            assertRefused(words[0], words[1], who, body, 400, 404);
                        })));
    }

    @Test
    void aDepartmentThatIsNoneIsRefused() throws Exception {
        String id = open("department-" + UUID.randomUUID()).json().path("id").asString();
        for (String code : List.of("\\u0000", "no-such", MUCH, "'")) {
            String body = "{\"version\":1,\"departmentCode\":\"" + code + "\"}";
            assertRefused("POST", "/tickets/" + id + "/dispatch", agent, body, 422, 422);
        }
    }

    @Test
    void emojiAndForeignLettersAreKeptAsTheyAre() throws Exception {
        String text = "👨‍👩‍👧 漏水了😀 مرحبا";
        Answer opened = agent.post(API + "/tickets", ticket("text", text), "Idempotency-Key", "e" + UUID.randomUUID());
        assertThat(opened.json().path("text").asString()).isEqualTo(text);
    }

    private DynamicTest badTicket(String field, String value, String code) {
        return refused(field + " " + shown(value), agent, "POST", "/tickets", ticket(field, value), 422, code);
    }

    private DynamicTest badName(String name, String code) {
        return refused(
                "name " + shown(name),
                agent,
                "PUT",
                "/citizens/" + citizen + "/name",
                "{\"version\":1,\"name\":\"" + name + "\"}",
                422,
                code);
    }

    private DynamicTest refused(
            String name, Browser who, String method, String path, @Nullable String body, int status, String code) {
        return dynamicTest(name, () -> {
            long before = tickets();
            assertThat(assertRefused(method, path, who, body, status, status).code())
                    .isEqualTo(code);
            assertThat(tickets()).isEqualTo(before);
        });
    }

    private static void assertFine(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
