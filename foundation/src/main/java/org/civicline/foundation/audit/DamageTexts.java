package org.civicline.foundation.audit;

import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import org.civicline.foundation.Audit.Damage;

/** Says in one sentence what is wrong with the record, and where. */
public final class DamageTexts {

    private final ResourceBundle texts;

    /** In this language, or Chinese where there is none. */
    public DamageTexts(Locale locale) {
        texts = ResourceBundle.getBundle(
                "messages/foundation",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String of(Damage damage) {
        UUID entry = damage.entry();
        String named =
                entry == null ? part("audit.some-entry") : part("audit.entry").replace("{entry}", entry.toString());
        return part("audit.damage." + damage.kind())
                .replace("{seal}", Objects.toString(damage.seal(), "-"))
                .replace("{entry}", named)
                .replace("{missing}", Long.toString(damage.missing()));
    }

    private String part(String key) {
        return texts.getString(key);
    }
}
