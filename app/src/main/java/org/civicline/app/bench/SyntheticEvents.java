package org.civicline.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A SYNTHETIC set: invented events in invented places, each told by several people in other words, beside near misses in
 * other places, on other days and of other kinds. The same for the same seed. It tells whether a change makes the search for
 * duplicates better or worse; how good that is with a city's real callers, only their cases can tell.
 */
final class SyntheticEvents {

    static final int MOST = 220;

    private static final double WITH_EARLIER = 0.7;
    private static final double OTHER_CATEGORY_CHOSEN = 0.15;
    private static final double WITHOUT_ADDRESS = 0.2;

    private final Random random;
    private final Material material;
    private final List<Place> places;

    /** Where nothing of any scene happens. */
    private final List<Place> elsewhere;

    enum Kind {
        ESTATE,
        ROAD
    }

    /** What there is in the file. */
    record Material(List<String> stems, List<String> estates, List<String> roads, List<Topic> topics) {}

    record Topic(String category, Kind place, List<String> near, List<Words> tellings) {}

    record Words(String title, String text) {}

    private record Place(Kind kind, String name, int number) {}

    /**
     * Somebody's words.
     *
     * @param same whether it is the event of the scene
     * @param ago how long before now
     * @param closedAgo null if it is still open
     */
    record Told(
            String category,
            String title,
            String text,
            @Nullable String address,
            boolean same,
            Duration ago,
            @Nullable Duration closedAgo) {}

    /** What is told now, and what was told before: of the same event, and near misses. */
    record Scene(Told now, List<Told> before) {}

    SyntheticEvents(long seed) throws IOException {
        random = new Random(seed);
        String path = "/bench/synthetic-events.json";
        try (InputStream file = Objects.requireNonNull(SyntheticEvents.class.getResourceAsStream(path), path)) {
            material = JsonMapper.builder().build().readValue(file, Material.class);
        }
        places = new ArrayList<>();
        for (String stem : material.stems()) {
            material.estates().forEach(one -> places.add(new Place(Kind.ESTATE, stem + one, 0)));
            material.roads().forEach(one -> places.add(new Place(Kind.ROAD, stem + one, 0)));
        }
        Collections.shuffle(places, random);
        elsewhere = List.copyOf(places.subList(MOST, places.size()));
    }

    /** Each in a place of its own, so that no two are of one event by chance. */
    List<Scene> scenes(int count) {
        List<Scene> scenes = new ArrayList<>();
        for (Place place : places.subList(0, Math.min(count, MOST))) {
            scenes.add(scene(new Place(place.kind(), place.name(), 1 + random.nextInt(60))));
        }
        return scenes;
    }

    private Scene scene(Place place) {
        Topic topic = one(material.topics().stream()
                .filter(one -> one.place() == place.kind())
                .toList());
        var words = new ArrayList<>(topic.tellings());
        Collections.shuffle(words, random);
        var before = new ArrayList<Told>();
        int earlier = random.nextDouble() < WITH_EARLIER ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < earlier; i++) {
            before.add(told(topic, words.removeFirst(), place, true, minutes(5, 3 * 24 * 60), null));
        }
        Words now = words.removeFirst();
        before.add(told(topic, words.getFirst(), elsewhere(place), false, minutes(5, 24 * 60), null));
        Topic other = one(material.topics().stream()
                .filter(one -> one != topic && one.place() == place.kind())
                .toList());
        before.add(told(other, one(other.tellings()), place, false, minutes(5, 24 * 60), null));
        int days = 5 + random.nextInt(30);
        before.add(told(topic, words.getFirst(), place, false, Duration.ofDays(days + 4L), Duration.ofDays(days)));
        return new Scene(told(topic, now, place, true, Duration.ZERO, null), before);
    }

    /** A place whose name begins alike, if there is one. */
    private Place elsewhere(Place place) {
        String stem = place.name().substring(0, 2);
        List<Place> begins = elsewhere.stream()
                .filter(one -> one.kind() == place.kind() && one.name().startsWith(stem))
                .toList();
        return new Place(
                place.kind(), one(begins.isEmpty() ? elsewhere : begins).name(), 1 + random.nextInt(60));
    }

    private Told told(Topic topic, Words words, Place place, boolean same, Duration ago, @Nullable Duration closedAgo) {
        String category = random.nextDouble() < OTHER_CATEGORY_CHOSEN ? one(topic.near()) : topic.category();
        boolean without = random.nextDouble() < WITHOUT_ADDRESS;
        return new Told(
                category,
                words.title().replace("{name}", place.name()),
                words.text().replace("{place}", without ? spot(place) : place.name()),
                without ? null : spot(place),
                same,
                ago,
                closedAgo);
    }

    /** As people say where they are: each another way. */
    private String spot(Place place) {
        List<String> ways = place.kind() == Kind.ESTATE
                ? List.of("%s%d号楼", "%s%d栋", "%s南门", "%s", "%s%d号楼二单元", "住%s")
                : List.of("%s%d号", "%s%d号附近", "%s公交站旁", "%s", "%s%d号门口", "走到%s中段");
        return one(ways).formatted(place.name(), place.number());
    }

    private Duration minutes(int least, int most) {
        return Duration.ofMinutes(least + random.nextInt(most - least));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
