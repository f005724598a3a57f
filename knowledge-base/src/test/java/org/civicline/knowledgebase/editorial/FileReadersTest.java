package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Whoever may read an article gets its files, and nobody else. */
class FileReadersTest extends FileWork {

    @Value("${civicline.article-files.dir}")
    Path folder = Path.of("");

    private String published(String title, String visibility) {
        String id = draft(title);
        var content = new LinkedHashMap<>(content(title, TEXT));
        content.put("visibility", visibility);
        write(id, version(id), content).ok();
        added(id, "表.pdf", PDF);
        return publish(id);
    }

    private Map<String, Integer> statuses(String path) {
        var got = new LinkedHashMap<String, Integer>();
        got.put("agent", status(agent, path));
        got.put("colleague", status(colleague, path));
        got.put("stranger", status(stranger, path));
        got.put("supervisor", status(supervisor, path));
        got.put("leader", status(leader, path));
        return got;
    }

    private static Map<String, Integer> expected(int agent, int colleague, int stranger, int supervisor, int leader) {
        return Map.of(
                "agent",
                agent,
                "colleague",
                colleague,
                "stranger",
                stranger,
                "supervisor",
                supervisor,
                "leader",
                leader);
    }

    @Test
    void ofPublishedArticlesThoseWhoMayReadThem() {
        for (String visibility : new String[] {"PUBLIC", "STAFF"}) {
            String code = published("给" + visibility, visibility);
            String file = "/files/" + idsOf(code).getFirst();
            assertThat(statuses("/" + code + file)).isEqualTo(expected(200, 200, 200, 200, 200));
            assertThat(statuses("/" + code + "/version" + file + "?number=1"))
                    .as("versions are for those who may see them")
                    .isEqualTo(expected(403, 200, 403, 200, 200));
        }
        String code = published("只给本部门", "DEPARTMENT");
        assertThat(statuses("/" + code + "/files/" + idsOf(code).getFirst()))
                .isEqualTo(expected(200, 200, 404, 200, 200));
    }

    @Test
    void ofDraftsThoseWhoMaySeeThem() {
        String id = draft("写着的");
        String file = "/files/" + added(id, "表.pdf", PDF);
        assertThat(statuses("/editions/" + id + file)).isEqualTo(expected(403, 200, 403, 200, 200));
        String other = published("已有的", "PUBLIC");
        assertThat(statuses("/" + other + file))
                .as("nor under another article")
                .isEqualTo(expected(404, 404, 404, 404, 404));
        assertThat(statuses("/" + code(id) + file)).isEqualTo(expected(404, 404, 404, 404, 404));
        assertThat(statuses("/editions/" + draft("又一份") + file)).isEqualTo(expected(403, 404, 403, 404, 404));
    }

    @Test
    void ofWithdrawnOnesThoseWhoMaySeeItsVersions() {
        String code = published("撤下的", "PUBLIC");
        String file = "/files/" + idsOf(code).getFirst();
        send("/" + code + "/withdraw", Map.of("version", 1, "reason", "不对")).ok();
        assertThat(statuses("/" + code + file)).isEqualTo(expected(404, 404, 404, 404, 404));
        assertThat(statuses("/" + code + "/version" + file + "?number=1")).isEqualTo(expected(403, 200, 403, 200, 200));
        assertThat(names(begunNext(code))).containsExactly("表");
    }

    @Test
    void whatIsNoMoreWhatWasKeptIsNotGivenOut() throws Exception {
        String code = published("被改过的", "PUBLIC");
        String id = idsOf(code).getFirst();
        String name = jdbc.sql("SELECT file::text FROM knowledgebase.file WHERE id = CAST(? AS uuid)")
                .param(id)
                .query(String.class)
                .single();
        Files.writeString(folder.toAbsolutePath().resolve(name.substring(0, 2)).resolve(name), "%PDF-1.4\nforged");
        read("/" + code + "/files/" + id).refused(409, "foundation.file-damaged");
    }
}
