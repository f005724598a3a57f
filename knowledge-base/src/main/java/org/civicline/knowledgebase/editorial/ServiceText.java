package org.civicline.knowledgebase.editorial;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.knowledgebase.ServiceItem;
import org.jspecify.annotations.Nullable;

/** Makes the text of a service item from its form, always in the same order; what is not filled in is left out. */
final class ServiceText {

    private static final Function<String, String> BULLET = line -> "- " + line;

    private ServiceText() {}

    static String of(ServiceItem item) {
        var text = new StringBuilder();
        add(text, "办理条件", lines(item.conditions()));
        add(text, "所需材料", lines(item.materials()));
        add(text, "办理步骤", numbered(item.steps()));
        add(text, "办理时限", item.timeLimit());
        add(text, "收费", item.fee());
        add(text, "办理地点", lines(item.places()));
        add(text, "表格", lines(item.forms()));
        add(text, "办理依据", lines(item.basis()));
        return text.toString().strip();
    }

    private static void add(StringBuilder text, String heading, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            text.append("## ").append(heading).append("\n\n").append(part).append("\n\n");
        }
    }

    private static String lines(List<String> parts) {
        return parts.stream().map(BULLET).collect(Collectors.joining("\n"));
    }

    private static String numbered(List<String> parts) {
        var text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i + 1).append(". ").append(parts.get(i)).append('\n');
        }
        return text.toString().strip();
    }
}
