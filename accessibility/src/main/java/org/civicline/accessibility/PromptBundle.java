package org.civicline.accessibility;

import java.util.Map;

/**
 * A message bundle whose texts are spoken. A module that has prompts of its own declares a bean of this type; its keys
 * must not repeat those of other bundles.
 *
 * <p>A text without {@code {0}} is a fixed prompt and becomes the file {@code <sounds>/<language>/<key>}. A text whose
 * argument is a small number can be listed in {@code counted} and becomes the files {@code <key>-1} … {@code <key>-n}.
 * Other texts with arguments are synthesised when asked for.
 *
 * @param baseName resource bundle, such as {@code messages/telephone}: the base file is Chinese, {@code _en} English,
 *     both UTF-8 and in the syntax of {@link java.text.MessageFormat}
 * @param counted keys of texts with a number, and the highest number
 */
public record PromptBundle(String baseName, Map<String, Integer> counted) {

    public PromptBundle {
        counted = Map.copyOf(counted);
    }

    public PromptBundle(String baseName) {
        this(baseName, Map.of());
    }
}
