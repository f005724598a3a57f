package org.civicline.e2e;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running city for all tests that leave it as they found it; it stops after the last of them. */
final class SharedCity implements ParameterResolver {

    /** Short where a person would wait for minutes, and never too late at night to call somebody. */
    private static final Map<String, String> SETTINGS = Map.of(
            "civicline.routing.wrap-up-seconds", "1",
            "civicline.follow-up.call-after", "PT15S",
            "civicline.quiet-hours.from", "00:00",
            "civicline.quiet-hours.until", "00:00");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public City resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCity.class))
                .computeIfAbsent("city", key -> start(), City.class);
    }

    private static City start() {
        try {
            return City.start(SETTINGS);
        } catch (java.io.IOException e) {
            throw new ParameterResolutionException("the city did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted while the city started", e);
        }
    }
}
