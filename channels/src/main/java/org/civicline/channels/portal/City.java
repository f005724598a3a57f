package org.civicline.channels.portal;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Whose pages these are; the templates ask for it as {@code @portalCity}. */
@Component("portalCity")
public class City {

    private final String name;
    private final String nameEn;
    private final boolean sample;
    private final String hotline;

    City(
            @Value("${civicline.city.name:本市}") String name,
            @Value("${civicline.city.name-en:Our city}") String nameEn,
            @Value("${civicline.city.sample:false}") boolean sample,
            @Value("${civicline.sms.hotline:12345}") String hotline) {
        this.name = name;
        this.nameEn = nameEn;
        this.sample = sample;
        this.hotline = hotline;
    }

    /** In the reader's language. */
    public String name() {
        return english() ? nameEn : name;
    }

    /** Whether everything in it is made up. */
    public boolean sample() {
        return sample;
    }

    /** The number to call. */
    public String hotline() {
        return hotline;
    }

    /** What {@code <html lang>} says. */
    public String language() {
        return english() ? "en" : "zh-CN";
    }

    public boolean english() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
