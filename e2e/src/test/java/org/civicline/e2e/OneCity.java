package org.civicline.e2e;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running city for all tests that ask for it; it starts with the first and stops after the last of them. */
abstract class OneCity implements ParameterResolver {

    private final Map<String, String> settings;

    OneCity(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public City resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(getClass()))
                .computeIfAbsent("city", key -> start(), City.class);
    }

    private City start() {
        try {
            return City.start(settings);
        } catch (java.io.IOException e) {
            throw new ParameterResolutionException("the city did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted while the city started", e);
        }
    }
}
