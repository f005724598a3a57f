package org.civicline.simulators.sip;

import gov.nist.core.CommonLogger;
import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of JAIN SIP's own log4j 1 logger, which is not on the class path. Its complaints about packets that
 * make no sense are for whoever debugs a SIP peer, so they go to our log at debug level.
 */
public final class QuietStackLogger implements StackLogger {

    private static final Logger log = LoggerFactory.getLogger("org.civicline.simulators.sip.stack");

    /** Called by JAIN SIP, by class name. */
    public QuietStackLogger() {}

    static void install() {
        // Before any other class of the library is touched: its loggers are static and would look for log4j.
        CommonLogger.legacyLogger = new QuietStackLogger();
    }

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void logError(@Nullable String message) {
        log.debug("{}", message);
    }

    @Override
    public void logError(@Nullable String message, @Nullable Exception cause) {
        log.debug("{}", message, cause);
    }

    @Override
    public void logException(@Nullable Throwable cause) {
        log.debug("SIP stack", cause);
    }

    @Override
    public void logFatalError(@Nullable String message) {
        log.warn("{}", message);
    }

    @Override
    public void logWarning(@Nullable String message) {
        log.debug("{}", message);
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logDebug(@Nullable String message) {}

    @Override
    public void logDebug(@Nullable String message, @Nullable Exception cause) {}

    @Override
    public void logTrace(@Nullable String message) {}

    @Override
    public void logInfo(@Nullable String message) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(@Nullable String stamp) {}

    @Override
    public void setStackProperties(@Nullable Properties properties) {}

    @Override
    public String getLoggerName() {
        return log.getName();
    }
}
