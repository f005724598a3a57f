package org.civicline.simulators.smsc;

import java.util.ArrayList;
import java.util.List;
import org.jsmpp.session.SMPPServerSession;

/** The sessions bound now; who has something to deliver waits here for one that receives. */
final class Bound {

    private final List<SMPPServerSession> sessions = new ArrayList<>();
    private int turn;
    private boolean closed;

    synchronized void add(SMPPServerSession session) {
        sessions.add(session);
        notifyAll();
    }

    synchronized void remove(SMPPServerSession session) {
        sessions.remove(session);
    }

    synchronized List<SMPPServerSession> all() {
        return List.copyOf(sessions);
    }

    /** The next session in turn that takes deliver_sm; waits for one. */
    synchronized SMPPServerSession awaitReceiver() throws InterruptedException {
        while (!closed) {
            for (int i = 0; i < sessions.size(); i++) {
                SMPPServerSession session = sessions.get(Math.floorMod(turn++, sessions.size()));
                if (session.getSessionState().isReceivable()) {
                    return session;
                }
            }
            wait();
        }
        throw new InterruptedException("the SMS centre was closed");
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
