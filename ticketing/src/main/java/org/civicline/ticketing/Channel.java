package org.civicline.ticketing;

/** How a citizen reaches us, or we them. (Asterisk's channels are call legs.) */
public enum Channel {
    PHONE,
    SMS,
    CHAT,
    EMAIL,
    PORTAL,
    KIOSK,
    MOBILE,
    VIDEO,
    COUNTER
}
