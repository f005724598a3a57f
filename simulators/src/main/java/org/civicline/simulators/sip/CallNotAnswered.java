package org.civicline.simulators.sip;

/** A call ended before it was answered; carries how. */
public final class CallNotAnswered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient CallEnd end;

    CallNotAnswered(CallEnd end) {
        super(end.toString(), null, false, false);
        this.end = end;
    }

    /** How the call ended. */
    public CallEnd end() {
        return end;
    }
}
