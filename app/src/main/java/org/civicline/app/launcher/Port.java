package org.civicline.app.launcher;

/** The ports of one installation. Those of media are Asterisk's own range and are not listed. */
enum Port {
    HTTP("http", "the web pages", 8080, true, true),
    POSTGRESQL("postgresql", "PostgreSQL", 54329, true, false),
    SIP("sip", "SIP", 5060, false, true),
    ASTERISK_HTTP("asterisk-http", "Asterisk's web socket", 8088, true, false),
    ASTERISK_HTTPS("asterisk-https", "Asterisk's secure web socket", 8089, true, true),
    AMI("ami", "Asterisk's manager interface", 5038, true, false),
    AGI("agi", "the call flows (FastAGI)", 4573, true, false),
    SMSC("smsc", "the simulated SMS centre", 2775, true, false),
    HANDSET_HTTP("handset-http", "the sample handset's page", 8081, true, false),
    HANDSET_SIP("handset-sip", "the sample handset", 5070, false, false);

    private final String key;
    private final String use;
    private final int standard;
    private final boolean tcp;
    private final boolean opened;

    Port(String key, String use, int standard, boolean tcp, boolean opened) {
        this.key = key;
        this.use = use;
        this.standard = standard;
        this.tcp = tcp;
        this.opened = opened;
    }

    String key() {
        return key;
    }

    /** What the port is for, in a sentence. */
    String use() {
        return use;
    }

    int standard() {
        return standard;
    }

    /** Whether it is a port of TCP; otherwise of UDP. */
    boolean tcp() {
        return tcp;
    }

    /** Whether {@code --listen} opens it to the network; the others are for this machine only. */
    boolean opened() {
        return opened;
    }

    /** The property that sets it in {@code civicline.properties}. */
    String property() {
        return "civicline.port." + key;
    }
}
