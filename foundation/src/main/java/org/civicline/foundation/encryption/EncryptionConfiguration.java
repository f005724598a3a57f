package org.civicline.foundation.encryption;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the keys come from: the launcher's secrets, by way of the application's private configuration. */
@Configuration(proxyBeanMethods = false)
class EncryptionConfiguration {

    @Bean
    @ConditionalOnProperty("civicline.fields.keys")
    FieldKeys fieldKeys(
            @Value("${civicline.fields.keys}") String keys, @Value("${civicline.fields.index-key}") String index) {
        return FieldKeys.parse(keys, index);
    }
}
