package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with an edition in which state, and who may read what is for one department. */
class EditorialRightsTest extends EditorialWork {

    private static final String TABLE = """
            state      act        agent writer colleague stranger supervisor leader
            DRAFT      see        403   200    200       403      200        200
            DRAFT      difference 403   200    200       403      200        200
            DRAFT      write      403   200    200       403      200        403
            DRAFT      submit     403   200    200       403      200        403
            DRAFT      take-back  403   409    409       403      409        403
            DRAFT      return     403   409    409       403      409        403
            DRAFT      approve    403   409    409       403      409        403
            DRAFT      discard    403   204    204       403      204        403
            IN_REVIEW  see        403   200    200       403      200        200
            IN_REVIEW  write      403   409    409       403      409        403
            IN_REVIEW  submit     403   409    409       403      409        403
            IN_REVIEW  take-back  403   200    200       403      200        403
            IN_REVIEW  return     403   403    200       403      200        403
            IN_REVIEW  approve    403   403    200       403      200        403
            IN_REVIEW  discard    403   409    409       403      409        403
            SCHEDULED  see        403   200    200       403      200        200
            SCHEDULED  write      403   409    409       403      409        403
            SCHEDULED  submit     403   409    409       403      409        403
            SCHEDULED  take-back  403   200    200       403      200        403
            SCHEDULED  return     403   409    409       403      409        403
            SCHEDULED  approve    403   409    409       403      409        403
            SCHEDULED  discard    403   409    409       403      409        403
            PUBLISHED  life       403   200    200       403      200        200
            PUBLISHED  history    403   200    200       403      200        200
            PUBLISHED  version    403   200    200       403      200        200
            PUBLISHED  begin      403   201    201       403      201        403
            PUBLISHED  confirm    403   200    200       403      200        403
            PUBLISHED  withdraw   403   200    200       403      200        403
            """;

    @Autowired
    KnowledgeIndex index;

    @TestFactory
    Stream<DynamicTest> whoMayDoWhatInWhichState() {
        List<String> lines = TABLE.lines().toList();
        String[] names = lines.getFirst().split("\\s+");
        var tests = new ArrayList<DynamicTest>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\s+");
            for (int i = 2; i < cells.length; i++) {
                String who = names[i];
                int expected = Integer.parseInt(cells[i]);
                tests.add(dynamicTest(cells[0] + " " + cells[1] + " by " + who, () -> {
                    Answer answer = tried(cells[0], cells[1], whoIs(who));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
                }));
            }
        }
        return tests.stream();
    }

    private StaffMember whoIs(String name) {
        return Map.of(
                        "agent", agent,
                        "writer", writer,
                        "colleague", colleague,
                        "stranger", stranger,
                        "supervisor", supervisor,
                        "leader", leader)
                .getOrDefault(name, writer);
    }

    private Answer tried(String state, String act, StaffMember who) {
        String title = state + act + who.username();
        if (state.equals("PUBLISHED")) {
            String code = published(title);
            return as(who, () -> looking(code, act));
        }
        String id = switch (state) {
            case "DRAFT" -> draft(title);
            case "IN_REVIEW" -> inReview(title);
            default ->
                scheduled(
                        title,
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3));
        };
        return as(who, () -> writing(id, act, title));
    }

    private Answer writing(String id, String act, String title) {
        return switch (act) {
            case "see" -> read("/editions/" + id);
            case "difference" -> read("/editions/" + id + "/difference");
            case "write" -> write(id, version(id), content(title, "改"));
            case "discard" -> discard(id);
            case "return" -> step(id, act, Map.of("reason", "再看看"));
            default -> step(id, act, Map.of());
        };
    }

    private Answer looking(String code, String act) {
        return switch (act) {
            case "begin" -> send("/editions", Map.of("code", code));
            case "confirm", "withdraw" -> send("/" + code + "/" + act, Map.of("version", 1, "reason", "过时"));
            default -> read("/" + code + "/" + act);
        };
    }

    @Test
    void anOfficersListsAreOfTheOwnDepartmentAndNobodyBeginsForAnother() {
        String id = draft("名单");
        assertThat(as(colleague, () -> read("/editions?size=200")).ok().<List<String>>read("$.items[*].id"))
                .contains(id);
        assertThat(as(stranger, () -> read("/editions?size=200&department=hrss"))
                        .ok()
                        .<List<String>>read("$.items[*].id"))
                .doesNotContain(id);
        assertThat(as(supervisor, () -> read("/editions?size=200&department=water"))
                        .ok()
                        .<List<String>>read("$.items[*].id"))
                .doesNotContain(id);
        as(stranger, () -> send("/editions", Map.of("departmentCode", "hrss", "content", content("越权", TEXT))))
                .refused(403, "foundation.forbidden");
        assertThat(as(
                                supervisor,
                                () -> send(
                                        "/editions", Map.of("departmentCode", "hrss", "content", content("代写", TEXT))))
                        .ok()
                        .<String>read("$.departmentCode"))
                .isEqualTo("hrss");
    }

    @Test
    void whatIsForOneDepartmentIsReadByItsStaffAndThoseAboveAndNobodyElse() {
        Map<String, Object> content = content("窗口内部口径甲乙丙", TEXT);
        content.put("visibility", "DEPARTMENT");
        String id = send("/editions", Map.of("content", content)).ok().read("$.id");
        String code = code(id);
        step(id, "submit", Map.of()).ok();
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        await().pollInSameThread().atMost(Duration.ofSeconds(15)).until(() -> finds(colleague, code));

        var may = new LinkedHashMap<StaffMember, Boolean>();
        may.put(writer, true);
        may.put(agent, true);
        may.put(supervisor, true);
        may.put(leader, true);
        may.put(stranger, false);
        may.forEach((who, allowed) -> {
            assertThat(finds(who, code)).as("search by %s", who.roles()).isEqualTo(allowed);
            assertThat(as(who, () -> read("/" + code)).status())
                    .as("read by %s", who.roles())
                    .isEqualTo(allowed ? 200 : 404);
            assertThat(as(who, () -> read("/" + code + "/related")).ok().<List<?>>read("$.items"))
                    .isEmpty();
        });
        assertThat(index.search(KnowledgeQuery.of("窗口内部口径甲乙丙", false, 20)))
                .extracting(Hit::code)
                .doesNotContain(code);
        assertThat(index.suggest("窗口内部", true, 20)).extracting(Suggestion::code).doesNotContain(code);
        assertThat(as(stranger, () -> send("/previews", Map.of("content", content("窗口内部口径甲乙丙", TEXT))))
                        .ok()
                        .<List<String>>read("$.similar[*].code"))
                .doesNotContain(code);
    }

    private boolean finds(StaffMember who, String code) {
        return as(who, () -> read("/search?q=窗口内部口径甲乙丙"))
                .ok()
                .<List<String>>read("$.items[*].code")
                .contains(code);
    }
}
