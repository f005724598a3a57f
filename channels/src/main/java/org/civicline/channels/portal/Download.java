package org.civicline.channels.portal;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.UUID;
import org.civicline.foundation.files.FileKind;
import org.civicline.knowledgebase.AttachedFile;

/**
 * A file of an article, as the link to it says what it is before anybody follows it.
 *
 * @param language of the name
 * @param size as people say it: 34 KB, 2.4 MB
 */
record Download(UUID id, String name, String language, FileKind kind, String size) {

    private static final int KILO = 1_024;

    static Download of(AttachedFile file, Locale locale) {
        boolean chinese = file.name().codePoints().anyMatch(Character::isIdeographic);
        return new Download(file.id(), file.name(), chinese ? "zh-CN" : "en", file.kind(), size(file.bytes(), locale));
    }

    private static String size(long bytes, Locale locale) {
        NumberFormat number = NumberFormat.getInstance(locale);
        double kilo = (double) bytes / KILO;
        if (kilo < KILO) {
            number.setMaximumFractionDigits(0);
            return number.format(Math.max(kilo, 1)) + " KB";
        }
        number.setMaximumFractionDigits(1);
        return number.format(kilo / KILO) + " MB";
    }
}
