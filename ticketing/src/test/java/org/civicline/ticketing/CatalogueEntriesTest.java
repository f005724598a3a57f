package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.table.Csv;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Entries of the catalogue: one by one and many at once, their versions, and who may write them. */
class CatalogueEntriesTest extends CatalogueWork {

    @Test
    void twoEntriesForTheSameAreRefusedNamingTheClash() throws Exception {
        int first = add(entry(lamps, "p-east", "urban", "2026-01-01", "2026-12-31"));
        Answer clash =
                post(supervisor, CATALOGUE, writing(null, entry(lamps, "甲东区", "east-urban", "2026-12-31", null)));
        assertThat(clash.status()).isEqualTo(422);
        assertThat(clash.body().get("code").asString()).isEqualTo("ticketing.rows-faulty");
        assertThat(clash.body().get("errors").get(0).get("text").asString())
                .isEqualTo("与目录第" + first + "条冲突：路灯" + top + " × 甲东区 → 城管局（2026-01-01至2026-12-31）");
        add(entry(lamps, "甲东区", "east-urban", "2027-01-01", null));
        add(entry(lamps, null, "urban", "2026-01-01", null));
        add(entry(top, "p-east", "urban", "2026-01-01", null));
        add(entry(lamps, "p-river", "urban", "2026-01-01", null));
        post(supervisor, CATALOGUE + "/" + first + "/withdraw", "{\"version\":1,\"note\":\"撤\"}");
        assertThat(add(entry(lamps, "p-east", "east-urban", "2026-03-01", "2026-04-01")))
                .isGreaterThan(first);
    }

    @Test
    void anEntryHasVersionsAndWhoeverEditedAnOlderOneIsRefused() throws Exception {
        int number = add(entry(lamps, null, "urban", "2026-01-01", null));
        String path = CATALOGUE + "/" + number;
        Answer changed = put(supervisor, path, writing(1, entry(lamps, null, "water", "2026-01-01", null)));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("entry").get("version").asInt()).isEqualTo(2);
        assertThat(whose(lamps, null)).isEqualTo("water");
        JsonNode versions = changed.body().get("versions");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.get(1).get("entry").get("departmentCode").asString())
                .isEqualTo("urban");
        assertThat(versions.get(0).get("writtenBy").asString()).isNotBlank();
        Answer stale = put(supervisor, path, writing(1, entry(lamps, null, "urban", "2026-01-01", null)));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("code").asString()).isEqualTo("ticketing.entry-changed-meanwhile");
        assertThat(stale.body().get("changedBy").asString()).isEqualTo(supervisor.displayName());
        assertThat(stale.body().get("changedAt").asString()).isNotBlank();
        assertThat(stale.body().get("now").asString()).isEqualTo("路灯" + top + " × 全市 → 水务局（2026-01-01至长期）");
        assertThat(put(supervisor, path, writing(2, entry(lamps, null, "nobody", "2026-01-01", null)))
                        .status())
                .isEqualTo(422);
        assertThat(post(supervisor, path + "/withdraw", "{\"version\":2}").status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(post(supervisor, path + "/withdraw", "{\"version\":2,\"note\":\"并入\"}")
                        .body()
                        .get("entry")
                        .get("standing")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(whose(lamps, null)).isNull();
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM ticketing.catalogue_version WHERE number = ?")
                        .param(number)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void manyAreTakenInWholeOrNotAtAll() throws Exception {
        int first = add(entry(lamps, null, "urban", "2026-01-01", null));
        String heading = "number,category,place,department,basis,remark,valid_from,valid_until,version\n";
        String faulty = heading
                + first + "," + lamps + ",,water,,,2026-01-01,,1\n"
                + ",路灯" + top + ",甲东区,甲东区城管局,\"《办法》,第3条\",,2026/01/01,2026-12-31\n"
                + "," + lamps + ",p-east,urban,,,2026-06-01,\n"
                + ",nowhere,nowhere,nobody,,,soon,\n"
                + "999999999," + top + ",,urban,,,2026-01-01,2025-01-01\n"
                + first + "," + lamps + ",,urban,,,2026-01-01,\n\n"
                + "x,,,,,,,\n";
        Answer tried = table(faulty, true);
        assertThat(tried.status()).isEqualTo(200);
        List<String> errors = new ArrayList<>();
        tried.body()
                .get("errors")
                .forEach(one -> errors.add(
                        one.get("row").asInt() + " " + one.get("code").asString()));
        assertThat(errors)
                .containsExactly(
                        "4 unknown-category",
                        "4 unknown-place",
                        "4 unknown-department",
                        "4 date",
                        "5 ends-before-it-begins",
                        "7 missing",
                        "7 missing",
                        "8 unknown-entry",
                        "8 missing",
                        "8 missing",
                        "6 entry-twice",
                        "3 row-clash",
                        "6 row-clash");
        assertThat(table(faulty, false).status()).isEqualTo(422);
        assertThat(whose(lamps, null)).isEqualTo("urban");

        String good = heading
                + first + "," + lamps + ",,water,,,2026-01-01,,1\n"
                + ",路灯" + top + ",甲东区,甲东区城管局,\"《办法》,第3条\",,2026/01/01,\n";
        assertThat(table(good, true).body().get("added").asInt()).isEqualTo(1);
        assertThat(whose(lamps, null)).isEqualTo("urban");
        Answer taken = table(good, false);
        assertThat(taken.body().get("written").asBoolean()).isTrue();
        assertThat(taken.body().get("changed").asInt()).isEqualTo(1);
        assertThat(whose(lamps, null)).isEqualTo("water");
        assertThat(whose(lamps, "甲东区1号")).isEqualTo("east-urban");
        Answer again = table(heading + first + "," + lamps + ",,water,,,2026-01-01,,1\n", false);
        assertThat(again.body().get("unchanged").asInt()).isEqualTo(1);
        assertThat(table(heading, true).body().get("errors").get(0).get("code").asString())
                .isEqualTo("no-rows");
    }

    /** A table may have been written days ago. */
    @Test
    void aRowOfATableDoesNotOverwriteWhatAnotherChangedSince() throws Exception {
        int first = add(entry(lamps, null, "urban", "2026-01-01", null));
        int second = add(entry(top, null, "urban", "2026-01-01", null));
        put(administrator, CATALOGUE + "/" + first, writing(1, entry(lamps, null, "water", "2026-01-01", null)));
        String heading = "number,category,place,department,basis,remark,valid_from,valid_until,version\n";
        String older = heading
                + first + "," + lamps + ",,east-urban,,,2026-01-01,,1\n"
                + second + "," + top + ",,east-urban,,,2026-01-01,,1\n";
        Answer refused = table(older, false);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors")).hasSize(1);
        JsonNode fault = refused.body().get("errors").get(0);
        assertThat(fault.get("row").asInt()).isEqualTo(1);
        assertThat(fault.get("code").asString()).isEqualTo("entry-changed");
        assertThat(fault.get("text").asString())
                .startsWith("第" + first + "条已由" + administrator.displayName() + "于")
                .endsWith("改过，现为第2版：路灯" + top + " × 全市 → 水务局（2026-01-01至长期）");
        assertThat(whose(lamps, null)).isEqualTo("water");
        assertThat(whose(top, null)).isEqualTo("urban");

        Answer unversioned = table(older.replace(",,1\n", ",,\n"), true);
        assertThat(unversioned.body().get("errors").get(0).get("text").asString())
                .isEqualTo("修改第" + first + "条要写明所依据的版本号；现为第2版");
        assertThat(table(older.replace(",,1\n", ",,x\n"), true)
                        .body()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("unknown-version");
        Answer taken = table(older.replaceFirst(",,1\n", ",,2\n"), false);
        assertThat(taken.body().get("changed").asInt()).isEqualTo(2);
        assertThat(whose(lamps, null)).isEqualTo("east-urban");
    }

    @Test
    void whatIsWrongInWhatIsSentIsSaid() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"note\":\"x\"}",
                "{\"note\":\"x\",\"entry\":{}}",
                "{\"entry\":{\"category\":\"" + lamps + "\",\"department\":\"urban\"}}",
                writing(null, entry(lamps, null, "urban", "+999999-01-01", null)),
                writing(null, entry(lamps, "字".repeat(5_000), "urban", "2026-01-01", null)),
                writing(null, entry("\\u0000", null, "urban", "2026-01-01", null)))) {
            assertThat(post(supervisor, CATALOGUE, body).status()).as(body).isEqualTo(422);
        }
        for (String number : List.of("x", "0", "-1", "99999999999", "%F0%9F%98%80")) {
            assertThat(get(supervisor, CATALOGUE + "/" + number)
                            .body()
                            .get("code")
                            .asString())
                    .isEqualTo("ticketing.unknown-entry");
        }
        assertThat(get(supervisor, CATALOGUE + "?after=x").status()).isEqualTo(422);
        assertThat(get(supervisor, CATALOGUE + "?after=-5&size=1")
                        .body()
                        .get("items")
                        .size())
                .isLessThanOrEqualTo(1);
        assertThat(get(supervisor, CATALOGUE + "?standing=LOST").status()).isEqualTo(422);
        assertThat(put(supervisor, CATALOGUE + "?dryRun=true", "{\"entries\":[null]}")
                        .body()
                        .get("errors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void theListIsSearchedAndFilteredWithAllThatIsBelow() throws Exception {
        int all = add(entry(top, null, "urban", "2026-01-01", null));
        int river = add(entry(lamps, "p-river", "east-urban", "2026-01-01", null));
        assertThat(numbers("?category=" + top)).containsExactly(all, river);
        assertThat(numbers("?category=" + lamps)).containsExactly(river);
        assertThat(numbers("?category=" + top + "&place=p-east")).containsExactly(river);
        assertThat(numbers("?category=" + top + "&department=urban")).containsExactly(all);
        assertThat(numbers("?q=" + "乙河街道&category=" + top)).containsExactly(river);
        assertThat(numbers("?category=" + top + "&standing=WITHDRAWN")).isEmpty();
        JsonNode page = get(agent, CATALOGUE + "?size=1&category=" + top).body();
        assertThat(page.get("next").asString()).isEqualTo("1");
        assertThat(numbers("?size=1&after=1&category=" + top)).containsExactly(river);
    }

    @Test
    void onlySupervisorsAndSystemAdministratorsWrite() throws Exception {
        String body = writing(null, entry(lamps, null, "urban", "2026-01-01", null));
        for (StaffMember who : List.of(agent, officer, leader)) {
            assertThat(post(who, CATALOGUE, body).status()).isEqualTo(403);
        }
        assertThat(post(administrator, CATALOGUE, body).status()).isEqualTo(201);
        signedIn.as(administrator);
        assertThatThrownBy(() -> catalogue.addAll(List.of(), "x")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> places.putAll(List.of())).isInstanceOf(RefusedException.class);
        assertThat(get(agent, "/places").body().size()).isGreaterThanOrEqualTo(3);
    }

    private Answer table(String csv, boolean dryRun) throws Exception {
        List<List<String>> lines = Csv.read(csv.getBytes(StandardCharsets.UTF_8));
        List<String> names = List.of(
                "number", "category", "place", "department", "basis", "remark", "validFrom", "validUntil", "version");
        var entries = lines.subList(1, lines.size()).stream()
                .map(cells -> {
                    var entry = new LinkedHashMap<String, String>();
                    for (int i = 0; i < cells.size(); i++) {
                        entry.put(names.get(i), cells.get(i));
                    }
                    return entry;
                })
                .toList();
        return put(
                supervisor,
                CATALOGUE + "?dryRun=" + dryRun,
                json.writeValueAsString(Map.of("note", "导入", "entries", entries)));
    }
}
