package org.civicline.ticketing.reports;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.foundation.EmailAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowedDomains to addresses of these, exactly, reports may go beside those of staff; none as shipped
 * @param most reports one person may have
 * @param mostReceivers of one report
 */
@ConfigurationProperties("civicline.reports")
record ReportSettings(
        @DefaultValue List<String> allowedDomains,
        @DefaultValue("20") int most,
        @DefaultValue("20") int mostReceivers) {

    boolean allows(EmailAddress address) {
        return domains().contains(address.domain());
    }

    Set<String> domains() {
        return allowedDomains.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
