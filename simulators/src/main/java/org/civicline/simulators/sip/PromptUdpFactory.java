package org.civicline.simulators.sip;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.OIOMessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.util.LinkedList;
import javax.sip.ListeningPoint;

/**
 * Makes UDP listeners that may be stopped at any time. JAIN SIP's own throws when stopped before its thread has run,
 * as happens to a phone that is closed right after it was opened.
 */
public final class PromptUdpFactory implements MessageProcessorFactory {

    /** Called by JAIN SIP, by class name. */
    public PromptUdpFactory() {}

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        if (!ListeningPoint.UDP.equalsIgnoreCase(transport)) {
            return new OIOMessageProcessorFactory().createMessageProcessor(stack, address, port, transport);
        }
        var listener = new PromptUdp(address, stack, port);
        sendFromTheListeningSocket(stack);
        return listener;
    }

    /**
     * JAIN SIP's own factory says so in a field that nobody else can reach; otherwise each request leaves from a port of its
     * own, where an Asterisk with {@code force_rport} sends the answer in vain.
     */
    private static void sendFromTheListeningSocket(SIPTransactionStack stack) {
        try {
            Field flag = SIPTransactionStack.class.getDeclaredField("udpFlag");
            flag.setAccessible(true);
            flag.setBoolean(stack, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JAIN SIP is not the one this was written for", e);
        }
    }

    private static final class PromptUdp extends UDPMessageProcessor {

        PromptUdp(InetAddress address, SIPTransactionStack stack, int port) throws IOException {
            super(address, stack, port);
            messageChannels = new LinkedList<>();
        }

        @Override
        public void run() {
            if (isRunning) {
                super.run();
            }
        }
    }
}
