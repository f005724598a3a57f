package org.civicline.accessibility.prompts;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.civicline.accessibility.PromptBundle;

/** Every text of every bundle, by name. */
final class PromptTexts {

    /** The base file is Chinese, so any other language must have a file of its own, whatever the machine speaks. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final List<PromptBundle> bundles;

    PromptTexts(List<PromptBundle> bundles) {
        this.bundles = List.copyOf(bundles);
    }

    String text(String name, Locale locale, Object... arguments) {
        for (PromptBundle bundle : bundles) {
            ResourceBundle texts = ResourceBundle.getBundle(bundle.baseName(), locale, NO_FALLBACK);
            if (texts.containsKey(name)) {
                return format(texts.getString(name), arguments);
            }
        }
        throw new MissingResourceException("No bundle has this prompt", "telephone", name);
    }

    /** All that can be said without knowing more: the fixed texts, and the counted ones for each number. */
    List<Fixed> fixed(Locale locale) {
        List<Fixed> all = new ArrayList<>();
        for (PromptBundle bundle : bundles) {
            ResourceBundle texts = ResourceBundle.getBundle(bundle.baseName(), locale, NO_FALLBACK);
            for (String name : new TreeSet<>(texts.keySet())) {
                Integer last = bundle.counted().get(name);
                if (last != null) {
                    for (int i = 1; i <= last; i++) {
                        all.add(new Fixed(name + "-" + i, format(texts.getString(name), i)));
                    }
                } else if (!texts.getString(name).contains("{0")) {
                    all.add(new Fixed(name, format(texts.getString(name))));
                }
            }
        }
        return all;
    }

    record Fixed(String name, String text) {}

    private static String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
