package org.civicline.app.samplecity;

import java.time.Instant;
import org.civicline.app.samplecity.CaseMaterial.Staged;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.ticketing.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Somebody turning to the hotline.
 *
 * @param opened when the agent had taken it down
 * @param staged null if it was drawn
 */
record Intake(
        Template template,
        Person person,
        Channel channel,
        Instant opened,
        @Nullable Staged staged) {}
