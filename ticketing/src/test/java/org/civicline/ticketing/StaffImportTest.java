package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Accounts come in without a password, and their owners set one with a code. */
class StaffImportTest extends ImportWork {

    private static final String HEADING = "用户名,工号,姓名,单位,角色";

    @Autowired
    StaffDirectory directory;

    private StaffMember security;
    private String mark = "";

    @BeforeEach
    void namesOfItsOwn() {
        mark = "s" + System.nanoTime();
        signedIn.out();
        security = signedIn.newStaff("hotline", Role.SECURITY_ADMIN);
    }

    @Test
    void accountsComeInOnceAndChangeWithoutBecomingAdministrators() throws Exception {
        String[] lines = {HEADING, mark + ".a," + mark + "a,周敏,水务局,坐席、班长", mark + ".b," + mark + "b,李强,water,OFFICER"};
        assertThat(tally(taken(security, tried(security, "staff", lines)))).isEqualTo("2 0 0 0");
        assertThat(directory.findByUsername(mark + ".a").orElseThrow().roles())
                .isEqualTo(Set.of(Role.AGENT, Role.SUPERVISOR));
        assertThat(tally(taken(security, tried(security, "staff", lines)))).isEqualTo("0 0 2 0");
        lines[2] = mark + ".b," + mark + "b,李强,ecology,承办单位";
        assertThat(tally(taken(security, tried(security, "staff", lines)))).isEqualTo("0 1 1 0");
        assertThat(directory.findByUsername(mark + ".b").orElseThrow().departmentCode())
                .isEqualTo("ecology");

        JsonNode run = tried(
                security,
                "staff",
                HEADING,
                mark + ".b," + mark + "b,李强,ecology,安全管理员",
                security.username() + "," + mark + "x,别人,water,坐席",
                mark + ".c," + mark + "c,某人,water,\"系统管理员,坐席\"",
                mark + ".d," + mark + "a,某人,water,坐席",
                "大写A," + mark + "e,某人,nobody,坐席",
                mark + ".f," + mark + "f,某人,water,保安",
                mark + ".g," + mark + "g,审计员,hotline,审计管理员");
        assertThat(problems(security, run))
                .containsExactlyInAnyOrder(
                        "2 角色 administrator",
                        "3 角色 administrator",
                        "4 角色 roles-apart",
                        "5 工号 number-taken",
                        "6 用户名 no-username",
                        "6 单位 no-such-department",
                        "7 角色 no-choice");
        assertThat(tally(taken(security, run, true))).isEqualTo("1 0 0 6");
        assertThat(directory.findByUsername(mark + ".b").orElseThrow().roles()).isEqualTo(Set.of(Role.OFFICER));
        assertThat(jdbc.sql("SELECT action FROM foundation.audit_entry WHERE details LIKE ? ORDER BY id")
                        .param("%" + mark + ".b%")
                        .query(String.class)
                        .list())
                .containsExactly("staff.added", "staff.changed");
    }

    @Test
    void aNewAccountLetsNobodyInBeforeItsOwnerHasSetAPasswordWithTheCode() throws Exception {
        taken(security, tried(security, "staff", HEADING, mark + ".a," + mark + "a,周敏,水务局,坐席"));
        String id = directory.findByUsername(mark + ".a").orElseThrow().id().toString();
        assertThat(signIn(mark + ".a", "")).isEqualTo(401);
        assertThat(first(mark + ".a", "", "a good password")).isEqualTo(401);
        JsonNode code =
                post(security, "/security/staff/" + id + "/sign-in-code", "{}").body();
        String written = code.get("code").asString();
        assertThat(signIn(mark + ".a", written)).isEqualTo(401);
        assertThat(first(mark + ".a", written, "short")).isEqualTo(422);
        assertThat(first(mark + ".a", written, mark + ".a-password")).isEqualTo(422);
        assertThat(first(mark + ".a", "wrong", "a good password")).isEqualTo(401);
        assertThat(first(mark + ".a", written.toUpperCase(java.util.Locale.ROOT), "a good password"))
                .isEqualTo(200);
        assertThat(signIn(mark + ".a", "a good password")).isEqualTo(200);
        assertThat(first(mark + ".a", written, "another password")).isEqualTo(401);
        assertThat(jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = ? ORDER BY id")
                        .param("staff:" + id)
                        .query(String.class)
                        .list())
                .contains("staff.sign-in-code-made", "staff.password-set")
                .noneMatch(action -> action.contains(written));
    }

    @Test
    void aCodeIsGoodForThreeDaysAndWrongOnesLockTheAccount() throws Exception {
        taken(security, tried(security, "staff", HEADING, mark + ".a," + mark + "a,周敏,水务局,坐席"));
        String id = directory.findByUsername(mark + ".a").orElseThrow().id().toString();
        String old = post(security, "/security/staff/" + id + "/sign-in-code", "{}")
                .body()
                .get("code")
                .asString();
        clock.forward(Duration.ofHours(73));
        assertThat(first(mark + ".a", old, "a good password")).isEqualTo(401);
        for (int i = 0; i < 4; i++) {
            first(mark + ".a", "wrong", "a good password");
        }
        String fresh = post(security, "/security/staff/" + id + "/sign-in-code", "{}")
                .body()
                .get("code")
                .asString();
        assertThat(first(mark + ".a", fresh, "a good password")).isEqualTo(423);
    }

    private int signIn(String username, String password) throws Exception {
        return session("", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    private int first(String username, String code, String password) throws Exception {
        return session(
                "/first",
                "{\"username\":\"%s\",\"code\":\"%s\",\"password\":\"%s\"}".formatted(username, code, password));
    }

    private int session(String path, String body) throws Exception {
        signedIn.out();
        int status = browser()
                .perform(MockMvcRequestBuilders.post(API + "/session" + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
        signedIn.out();
        return status;
    }
}
