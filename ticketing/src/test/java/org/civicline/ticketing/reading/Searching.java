package org.civicline.ticketing.reading;

import java.time.Clock;
import java.util.List;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests: searches that go one way or the other among few cases as others do among millions. */
public final class Searching {

    private Searching() {}

    public static TicketList at(BeanFactory city, int few, int first, int most) {
        JdbcClient jdbc = city.getBean(JdbcClient.class);
        Clock clock = city.getBean(Clock.class);
        return new TicketList(
                jdbc,
                new TextSearch(jdbc, new CommonPairs(jdbc, clock), new Pace(few, first, most)),
                city.getBean(Access.class),
                city.getBean(People.class),
                city.getBean(Wording.class),
                clock);
    }

    /** How many cases are thought to hold a word: likely, and at most. */
    public static List<Double> expected(BeanFactory city, String word) {
        var hits = new CommonPairs(city.getBean(JdbcClient.class), city.getBean(Clock.class)).of(SoughtWords.of(word));
        return List.of(hits.likely(), hits.most());
    }
}
