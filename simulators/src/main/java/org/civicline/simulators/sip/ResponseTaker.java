package org.civicline.simulators.sip;

import javax.sip.ClientTransaction;
import javax.sip.message.Response;

/** What waits for the responses of a request; kept as the application data of its transaction. */
interface ResponseTaker {

    void response(ClientTransaction transaction, Response response);

    /** No final response came. */
    void timeout();
}
