package org.civicline.app.samplecity;

import java.util.Optional;
import org.civicline.app.samplecity.SampleMark.Marked;
import org.civicline.foundation.CityIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The sample city where its data are, whatever is configured; the configured city everywhere else. */
@Component
@Primary
class SampleCityIdentity implements CityIdentity {

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
            known = mark.find().orElse(null);
            marked = known;
        }
        return Optional.ofNullable(known);
    }

    private CityIdentity configured() {
        return all.stream()
                .filter(one -> one != this)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no city is configured"));
    }
}
