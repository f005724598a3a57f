package org.civicline.foundation.audit;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the record's keys come from: the launcher's secrets, by way of the application's private configuration. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    @ConditionalOnProperty("civicline.audit.signing-key")
    AuditKeys auditKeys(
            @Value("${civicline.audit.signing-key}") String signing,
            @Value("${civicline.audit.public-keys}") String ring,
            @Value("${civicline.audit.entry-key}") String code) {
        return AuditKeys.parse(signing, ring, code);
    }

    /** @param file outside of the database; without it, a cut-off end is not found */
    @Bean
    SealHeads sealHeads(@Value("${civicline.audit.head-file:}") String file) {
        return new SealHeads(file.isEmpty() ? null : Path.of(file));
    }
}
