package org.civicline.channels;

import java.util.Map;
import org.civicline.foundation.StaffId;

/** Pushes news to the browsers of staff; a hint to look, never the only way to learn something. */
public interface StaffScreens {

    /** To one person. @param type stable word such as {@code offer}, {@code offer-withdrawn}, {@code agent-state}, {@code call} */
    void tell(StaffId staff, String type, Map<String, Object> news);

    /** To everyone signed in; no personal data. @param type such as {@code queue}, {@code ticket}, {@code component} */
    void tellAll(String type, Map<String, Object> news);
}
