package org.civicline.channels.texts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code civicline.sms.*}.
 *
 * @param hotline the number citizens are told to call
 * @param signature what stands in front of every text; Chinese operators ask for one
 * @param concurrency texts in work at once on this node
 * @param validityHours a text that could not be sent for so long is given up
 * @param doubtSeconds how long to wait for a receipt before submitting again what may have been lost
 * @param partMinutes how long to wait for the missing parts of a citizen's long text
 * @param publicUrl how citizens reach our pages, such as {@code https://12345.example.org}, for links in texts; none: no
 *     links
 * @param smsc the SMS centre
 */
@ConfigurationProperties("civicline.sms")
public record SmsSettings(
        @DefaultValue("12345") String hotline,
        @DefaultValue("12345热线") String signature,
        @DefaultValue("16") int concurrency,
        @DefaultValue("24") int validityHours,
        @DefaultValue("120") int doubtSeconds,
        @DefaultValue("10") int partMinutes,
        @Nullable String publicUrl,
        @DefaultValue Smsc smsc) {

    public SmsSettings {
        if (concurrency < 1 || validityHours < 1 || doubtSeconds < 0 || partMinutes < 1) {
            throw new IllegalArgumentException("civicline.sms: numbers must be positive");
        }
        publicUrl = publicUrl == null || publicUrl.isBlank()
                ? null
                : publicUrl.strip().replaceAll("/+$", "");
    }

    /**
     * @param host none: the line is off
     * @param sourceAddress what the citizen sees and answers to: the short number
     * @param window submissions on the line without an answer yet
     * @param enquireLinkSeconds silence after which the line is checked
     * @param responseSeconds how long an answer may take
     */
    public record Smsc(
            @Nullable String host,
            @DefaultValue("2775") int port,
            @DefaultValue("civicline") String systemId,
            @DefaultValue("") String password,
            @DefaultValue("12345") String sourceAddress,
            @DefaultValue("20") int window,
            @DefaultValue("15") int enquireLinkSeconds,
            @DefaultValue("10") int responseSeconds) {

        public boolean configured() {
            return host != null && !host.isBlank();
        }

        @Override
        public String toString() {
            return "Smsc[%s:%d as %s]".formatted(host, port, systemId);
        }
    }

    public Duration validity() {
        return Duration.ofHours(validityHours);
    }

    public Duration doubt() {
        return Duration.ofSeconds(doubtSeconds);
    }

    public Duration parts() {
        return Duration.ofMinutes(partMinutes);
    }
}
