package org.civicline.ticketing.webhooks;

import java.io.Serial;
import java.net.UnknownHostException;

/** The name leads to an address no message may be sent to. */
final class ForbiddenAddressException extends UnknownHostException {

    @Serial
    private static final long serialVersionUID = 1;

    ForbiddenAddressException(String host) {
        super(host);
    }
}
