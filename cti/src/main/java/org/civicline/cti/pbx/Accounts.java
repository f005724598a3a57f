package org.civicline.cti.pbx;

/** Telephone accounts of the exchange, made and removed while it runs. */
public interface Accounts {

    /** Adds or replaces. Throws {@link PbxUnavailableException}. */
    void put(Account account);

    /** Removes; nothing happens if it is not there. Throws {@link PbxUnavailableException}. */
    void remove(String username);

    /** The realm that password hashes are made for (RFC 2617). */
    String realm();

    /**
     * @param username also the account's name
     * @param hash {@code MD5(username:realm:password)}, in hexadecimal
     */
    record Account(String username, String hash, Kind kind) {}

    /** What an account is for, and so what it may do. */
    enum Kind {
        /** An agent's browser: is rung, dials nothing. */
        AGENT_BROWSER,
        /** An agent's telephone on the desk: is rung, dials nothing. */
        AGENT_TELEPHONE,
        /** A citizen's browser: dials the hotline, nothing else. */
        GUEST_BROWSER
    }
}
