package org.civicline.app.samplecity;

import java.util.Optional;
import org.civicline.app.samplecity.SampleMark.Marked;
import org.civicline.foundation.CityIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The sample city where its data are, whatever is configured; the configured city everywhere else. */
@Component
@Primary
class SampleCityIdentity implements CityIdentity {

    private static final Logger log = LoggerFactory.getLogger(SampleCityIdentity.class);

    private final SampleMark mark;
    private final ObjectProvider<CityIdentity> all;

    /** The mark is never removed, so once found it is kept. */
    private volatile @Nullable Marked marked;

    SampleCityIdentity(SampleMark mark, ObjectProvider<CityIdentity> all) {
        this.mark = mark;
        this.all = all;
    }

    @Override
    public String name() {
        return marked().map(Marked::name).orElseGet(() -> configured().name());
    }

    @Override
    public String nameEn() {
        return marked().map(Marked::nameEn).orElseGet(() -> configured().nameEn());
    }

    @Override
    public boolean sample() {
        return marked().isPresent() || configured().sample();
    }

    private Optional<Marked> marked() {
        Marked known = marked;
        if (known == null) {
            known = read();
            marked = known;
        }
        return Optional.ofNullable(known);
    }

    private @Nullable Marked read() {
        try {
            return mark.find().orElse(null);
        } catch (DataAccessException e) {
            // The page that says that the database is away needs a name too; asked again next time.
            log.warn("whose city this is could not be read: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    private CityIdentity configured() {
        return all.stream()
                .filter(one -> one != this)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no city is configured"));
    }
}
