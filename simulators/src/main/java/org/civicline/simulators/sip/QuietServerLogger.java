package org.civicline.simulators.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;

/** Takes the place of JAIN SIP's message log, which would write every message to a file. */
public final class QuietServerLogger implements ServerLogger {

    /** Called by JAIN SIP, by class name. */
    public QuietServerLogger() {}

    @Override
    public void closeLogFile() {}

    @Override
    public void logMessage(
            @Nullable SIPMessage message, @Nullable String from, @Nullable String to, boolean sender, long time) {}

    @Override
    public void logMessage(
            @Nullable SIPMessage message,
            @Nullable String from,
            @Nullable String to,
            @Nullable String status,
            boolean sender,
            long time) {}

    @Override
    public void logMessage(
            @Nullable SIPMessage message,
            @Nullable String from,
            @Nullable String to,
            @Nullable String status,
            boolean sender) {}

    @Override
    public void logException(@Nullable Exception cause) {}

    @Override
    public void setStackProperties(@Nullable Properties properties) {}

    @Override
    public void setSipStack(@Nullable SipStack stack) {}
}
