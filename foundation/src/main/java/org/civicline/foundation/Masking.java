package org.civicline.foundation;

/** Hides personal data in lists, logs and exports, leaving enough to recognise (GB/T 35273). */
public final class Masking {

    private Masking() {}

    /** {@code 13800138000} becomes {@code 138****8000}; short numbers keep their last two digits. */
    public static String phone(String number) {
        int length = number.length();
        if (length >= 11) {
            return number.substring(0, length - 8) + "****" + number.substring(length - 4);
        }
        if (length > 4) {
            return "*".repeat(length - 2) + number.substring(length - 2);
        }
        return "*".repeat(length);
    }

    /** {@code 王小明} becomes {@code 王**}. */
    public static String name(String name) {
        if (name.isBlank()) {
            return name;
        }
        int first = name.offsetByCodePoints(0, 1);
        int rest = name.codePointCount(first, name.length());
        return name.substring(0, first) + "*".repeat(Math.max(1, Math.min(rest, 4)));
    }

    /** Keeps the first six characters of an address: the district, not the door. */
    public static String address(String address) {
        int shown = address.offsetByCodePoints(0, Math.min(6, address.codePointCount(0, address.length())));
        return shown == address.length() ? address : address.substring(0, shown) + "***";
    }
}
