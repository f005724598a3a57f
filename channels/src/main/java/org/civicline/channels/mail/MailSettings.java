package org.civicline.channels.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code civicline.mail.*}; the mail server itself is {@code spring.mail.*}.
 *
 * @param from whose address stands as the sender's; none: no mails
 * @param patience how long the mail server has for each answer; no longer than a minute, since whoever sends is taken for lost
 *     after some
 */
@ConfigurationProperties("civicline.mail")
record MailSettings(
        @Nullable String from, @DefaultValue("20s") Duration patience) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    MailSettings {
        if (!patience.isPositive() || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("civicline.mail.patience must be more than 0 and at most 1m");
        }
    }
}
