package org.civicline.channels.texts;

import java.util.Locale;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.Recognition;
import org.civicline.ticketing.ContactPoint;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** What texts say, in the language of the citizen's communication profile; Chinese for whoever we do not know. */
@Component
public class TextWording {

    private final Citizens citizens;
    private final SmsSettings settings;
    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

    TextWording(Citizens citizens, SmsSettings settings) {
        this.citizens = citizens;
        this.settings = settings;
        bundle.setBasename("messages/channels");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
    }

    /** The language this contact point is written to in. */
    public Locale language(ContactPoint point) {
        return switch (citizens.recognise(point)) {
            case Recognition.Known(var citizen) ->
                Locale.forLanguageTag(citizen.profile().language());
            case Recognition.Unknown _ -> Locale.SIMPLIFIED_CHINESE;
        };
    }

    /** @param values fill {@code {2}} and on; {@code {0}} is the signature, {@code {1}} the hotline's number */
    public String say(Locale language, String key, Object... values) {
        Object[] all = new Object[values.length + 2];
        all[0] = settings.signature();
        all[1] = settings.hotline();
        System.arraycopy(values, 0, all, 2, values.length);
        return bundle.getMessage("text." + key, all, language);
    }

    /** The beginning of something too long for a text, and where the rest can be had. */
    public String cut(Locale language, String beginning) {
        return say(language, "cut", beginning);
    }
}
