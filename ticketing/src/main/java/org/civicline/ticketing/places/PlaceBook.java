package org.civicline.ticketing.places;

import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The city's places, read from memory: every address is looked through for them. */
@Component
public class PlaceBook implements Places {

    private record Known(Map<String, Place> byCode, PlaceFinder finder) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Access access;
    private final Wording wording;
    private final Remembered<Known> known;

    PlaceBook(JdbcClient jdbc, JdbcTemplate batches, Access access, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.access = access;
        this.wording = wording;
        this.known = new Remembered<>(this::read, clock);
    }

    @Override
    public List<Place> all() {
        return jdbc.sql("SELECT code, name, name_en, kind, parent_code FROM ticketing.place ORDER BY position, code")
                .query((row, _) -> place(row))
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                word(row, "kind", Kind.class),
                row.getString("parent_code"));
    }

    @Override
    public List<Outline> map() {
        return jdbc.sql("""
                SELECT code, name, name_en, kind, parent_code, outline FROM ticketing.place
                WHERE outline IS NOT NULL ORDER BY position, code
                """)
                .query((row, _) -> new Outline(place(row), row.getString("outline")))
                .list();
    }

    @Override
    @Transactional
    public void putOutlines(Map<String, String> outlines) {
        access.machine();
        batches.batchUpdate(
                "UPDATE ticketing.place SET outline = CAST(? AS jsonb) WHERE code = ?",
                outlines.entrySet().stream()
                        .map(one -> new Object[] {one.getValue(), one.getKey()})
                        .toList());
    }

    @Override
    @Transactional
    public void putAll(Collection<Place> places) {
        access.machine();
        int next = jdbc.sql("SELECT COALESCE(max(position) + 1, 0) FROM ticketing.place")
                .query(Integer.class)
                .single();
        var rows = new ArrayList<Object[]>();
        for (Place one : places) {
            rows.add(new Object[] {
                one.code(), one.name(), one.nameEn(), one.kind().name(), one.parentCode(), next++
            });
        }
        batches.batchUpdate("""
                INSERT INTO ticketing.place (code, name, name_en, kind, parent_code, position) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
                    kind = excluded.kind, parent_code = excluded.parent_code, position = excluded.position
                """, rows);
        known.forget();
    }

    /** The place named in an address, the one around it, and so on; empty if none is, or they contradict each other. */
    public List<String> locate(@Nullable String address) {
        return address == null || address.isBlank()
                ? List.of()
                : known.get().finder().locate(address);
    }

    /** The place, the one around it, and so on; empty for none. */
    public List<String> path(@Nullable String code) {
        var path = new ArrayList<String>();
        Map<String, Place> byCode = known.get().byCode();
        for (Place here = code == null ? null : byCode.get(code);
                here != null && !path.contains(here.code());
                here = here.parentCode() == null ? null : byCode.get(here.parentCode())) {
            path.add(here.code());
        }
        return path;
    }

    /** The street or district an address names, never anything narrower; null if it names none. */
    public @Nullable String area(@Nullable String address) {
        return locate(address).stream()
                .filter(code -> kind(code) != Kind.COMMUNITY)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Kind kind(String code) {
        Place place = known.get().byCode().get(code);
        return place == null ? null : place.kind();
    }

    /** Codes of the districts, in the order of the city's places. */
    public List<String> districts() {
        return known.get().byCode().values().stream()
                .filter(one -> one.kind() == Kind.DISTRICT)
                .map(Place::code)
                .toList();
    }

    /** The district a place lies in, or is; empty for none. */
    public String district(String code) {
        return path(code).stream()
                .filter(one -> kind(one) == Kind.DISTRICT)
                .findFirst()
                .orElse("");
    }

    /** In the language of the request; the code of one that is gone. */
    public String name(String code) {
        Place place = known.get().byCode().get(code);
        return place == null ? code : wording.name(place.name(), place.nameEn());
    }

    /** What stands for a place where none is known. */
    public String nowhere() {
        return wording.text("place.nowhere");
    }

    /** The place and all that lie in it. */
    public List<String> within(String code) {
        return Stream.concat(
                        Stream.of(code),
                        known.get().byCode().keySet().stream()
                                .filter(one -> !one.equals(code) && path(one).contains(code)))
                .toList();
    }

    public boolean knows(String code) {
        return known.get().byCode().containsKey(code);
    }

    /** In the language of the request, as it is told apart: with what is around it, the widest first. */
    public String fullName(String code) {
        List<String> names = path(code).reversed().stream()
                .map(one -> known.get().byCode().get(one))
                .map(one -> wording.name(one.name(), one.nameEn()))
                .toList();
        return names.isEmpty() ? code : String.join(wording.text("place.within"), names);
    }

    private Known read() {
        var byCode = new LinkedHashMap<String, Place>();
        all().forEach(one -> byCode.put(one.code(), one));
        return new Known(byCode, new PlaceFinder(byCode));
    }
}
