package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where reports reach staff: entered by the security administrator, and by nobody else. */
class StaffEmailTest extends SetupWork {

    @Autowired
    StaffDirectory directory;

    private StaffMember security;
    private StaffMember person;

    @BeforeEach
    void people() {
        security = signedIn.newStaff("hotline", Role.SECURITY_ADMIN);
        person = signedIn.newStaff("hotline", Role.LEADER);
    }

    private Answer enter(StaffMember by, @Nullable String email) throws Exception {
        String body = json.writeValueAsString(Collections.singletonMap("email", email));
        return put(by, "/security/staff/" + person.id().value() + "/email", body);
    }

    private @Nullable String known() {
        return directory.emailAddresses(List.of(person.id())).get(person.id());
    }

    @Test
    void itIsEnteredChangedAndTakenAway() throws Exception {
        assertThat(enter(security, " Leader@City.Example ").status()).isEqualTo(204);
        assertThat(known()).isEqualTo("Leader@city.example");
        assertThat(listed().get("email").asString()).isEqualTo("Leader@city.example");
        assertThat(enter(security, "other@city.example").status()).isEqualTo(204);
        assertThat(known()).isEqualTo("other@city.example");
        assertThat(enter(security, "").status()).isEqualTo(204);
        assertThat(known()).isNull();
        assertThat(listed().get("email").isNull()).isTrue();
        assertThat(enter(security, null).status()).isEqualTo(204);
        assertThat(jdbc.sql(
                                "SELECT details FROM foundation.audit_entry WHERE action = 'staff.email-changed' AND subject = ?")
                        .param("staff:" + person.id().value())
                        .query(String.class)
                        .list())
                .hasSize(4)
                .noneMatch(one -> one.contains("@"));
    }

    /** The list is by user name. */
    private JsonNode listed() throws Exception {
        return get(security, "/security/staff?size=1&after=" + before(person.username()))
                .body()
                .get("items")
                .get(0);
    }

    /** What comes just before a name in the order of names. */
    private static String before(String name) {
        int last = name.length() - 1;
        return name.substring(0, last) + (char) (name.charAt(last) - 1) + "z";
    }

    @Test
    void whatIsNoneIsRefusedAndLeavesTheOneThereIs() throws Exception {
        enter(security, "leader@city.example");
        Answer answer = enter(security, "leader@city.example\r\nBcc: all@elsewhere.example");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("code").asString()).isEqualTo("foundation.email-faulty");
        assertThat(answer.body().get("remedy").asString()).isNotBlank();
        assertThat(known()).isEqualTo("leader@city.example");
        assertThat(put(security, "/security/staff/" + UUID.randomUUID() + "/email", "{\"email\":\"a@b.cn\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseEntersOneNotEvenTheirOwn() throws Exception {
        for (StaffMember one : List.of(person, supervisor, agent, administrator)) {
            assertThat(enter(one, "me@elsewhere.example").status()).isEqualTo(403);
        }
        assertThat(known()).isNull();
    }

    @Test
    void whoseAccountIsClosedIsNotReached() throws Exception {
        enter(security, "leader@city.example");
        jdbc.sql("UPDATE foundation.staff SET enabled = FALSE WHERE id = ?")
                .param(person.id().value())
                .update();
        assertThat(known()).isNull();
    }
}
