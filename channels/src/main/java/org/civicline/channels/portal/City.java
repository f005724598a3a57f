package org.civicline.channels.portal;

import java.util.Locale;
import org.civicline.foundation.CityIdentity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Whose pages these are; the templates ask for it as {@code @portalCity}. */
@Component("portalCity")
public class City {

    private final CityIdentity city;
    private final String hotline;

    City(CityIdentity city, @Value("${civicline.sms.hotline:12345}") String hotline) {
        this.city = city;
        this.hotline = hotline;
    }

    /** In the reader's language. */
    public String name() {
        return english() ? city.nameEn() : city.name();
    }

    /** Whether everything in it is made up. */
    public boolean sample() {
        return city.sample();
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
