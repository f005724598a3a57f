package org.civicline.foundation.problems;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.foundation.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Finds the texts of a refusal in the bundle of the module it comes from: {@code messages/<module>}. */
@Component
class ProblemTexts {

    private final Map<String, ResourceBundleMessageSource> bundles = new ConcurrentHashMap<>();

    String title(Refusal refusal, Locale locale) {
        return text(refusal, "title", locale);
    }

    String remedy(Refusal refusal, Locale locale) {
        return text(refusal, "remedy", locale);
    }

    private String text(Refusal refusal, String part, Locale locale) {
        String module = refusal.code().substring(0, refusal.code().indexOf('.'));
        @Nullable
        String pattern = bundles.computeIfAbsent(module, ProblemTexts::bundle)
                .getMessage("refusal." + refusal.code() + "." + part, null, null, locale);
        if (pattern == null) {
            return refusal.code();
        }
        String text = pattern;
        for (var detail : refusal.details().entrySet()) {
            text = text.replace("{" + detail.getKey() + "}", String.valueOf(detail.getValue()));
        }
        return text;
    }

    /** The bundle without a language is Chinese, whatever the machine speaks. */
    private static ResourceBundleMessageSource bundle(String module) {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/" + module);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
