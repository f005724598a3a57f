package org.civicline.ticketing.citizens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Quiet;

/** A citizen's wishes as columns. */
public final class ProfileColumns {

    private ProfileColumns() {}

    public static CommunicationProfile of(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime until = row.getObject("quiet_until", LocalTime.class);
        return new CommunicationProfile(
                row.getString("language"),
                row.getBoolean("voice"),
                row.getBoolean("sms"),
                row.getBoolean("large_print"),
                from == null || until == null ? null : new Quiet(from, until));
    }
}
