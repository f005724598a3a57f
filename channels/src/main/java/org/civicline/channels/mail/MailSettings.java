package org.civicline.channels.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code civicline.mail.*}; the mail server itself is {@code spring.mail.*}.
 *
 * @param from whose address stands as the sender's; none: no mails
 * @param patience how long the mail server has for each answer
 */
@ConfigurationProperties("civicline.mail")
record MailSettings(
        @Nullable String from, @DefaultValue("20s") Duration patience) {

    MailSettings {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("civicline.mail.patience must be positive");
        }
    }
}
