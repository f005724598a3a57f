package org.civicline.foundation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds a thing by its code, or by its name if only one has it. */
public final class Codes {

    private final Map<String, String> codes = new HashMap<>();

    private Codes() {}

    public static <T> Codes of(Collection<T> all, Function<T, String> code, Function<T, String> name) {
        var found = new Codes();
        var byName = new HashMap<String, @Nullable String>();
        for (T one : all) {
            byName.put(name.apply(one), byName.containsKey(name.apply(one)) ? null : code.apply(one));
        }
        byName.forEach((written, of) -> {
            if (of != null) {
                found.codes.put(written, of);
            }
        });
        all.forEach(one -> found.codes.put(code.apply(one), code.apply(one)));
        return found;
    }

    public @Nullable String find(String written) {
        return codes.get(written.strip());
    }
}
