package org.civicline.ticketing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.CoDuty.Stand;
import org.civicline.ticketing.lifecycle.CoHandling.By;
import org.civicline.ticketing.lifecycle.CoHandling.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoHandlingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final Set<TicketStatus> LED = EnumSet.of(
            TicketStatus.DISPATCHED,
            TicketStatus.IN_PROGRESS,
            TicketStatus.RETURN_ASKED,
            TicketStatus.DISPUTED,
            TicketStatus.SUSPENDED);

    @ParameterizedTest
    @EnumSource
    void othersHelpOnlyWhileSomebodyLeads(TicketStatus status) {
        assertThat(fits(status, Step.SIGN, By.CO_HANDLER, duty("ecology", Stand.NAMED)))
                .isEqualTo(LED.contains(status));
        assertThat(fits(status, Step.RELEASE, By.DESK, duty("ecology", Stand.SIGNED)))
                .isEqualTo(LED.contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void whoHelpsSignsThenTellsTheLead(Stand stand) {
        CoDuty duty = duty("ecology", stand);
        assertThat(fits(TicketStatus.IN_PROGRESS, Step.SIGN, By.CO_HANDLER, duty))
                .isEqualTo(stand == Stand.NAMED);
        assertThat(fits(TicketStatus.IN_PROGRESS, Step.CONTRIBUTE, By.CO_HANDLER, duty))
                .isEqualTo(stand == Stand.SIGNED);
        assertThat(fits(TicketStatus.IN_PROGRESS, Step.DECLINE, By.CO_HANDLER, duty))
                .isEqualTo(stand.open());
    }

    @Test
    void theLeadNamesWhomItNeedsOnceItHasSigned() {
        assertThat(CoHandling.against(TicketStatus.DISPATCHED, Step.NAME, By.LEAD, null))
                .isEqualTo("ticketing.not-in-this-state");
        assertThat(CoHandling.against(TicketStatus.DISPATCHED, Step.NAME, By.DESK, null))
                .isNull();
        assertThat(CoHandling.against(TicketStatus.IN_PROGRESS, Step.NAME, By.LEAD, null))
                .isNull();
    }

    @Test
    void whoDeclinedIsNamedAgainByTheDeskOnlyAndThenIsBound() {
        CoDuty declined = duty("ecology", Stand.DECLINED);
        assertThat(CoHandling.against(TicketStatus.IN_PROGRESS, Step.NAME, By.LEAD, declined))
                .isEqualTo("ticketing.co-declined");
        assertThat(CoHandling.against(TicketStatus.IN_PROGRESS, Step.NAME, By.DESK, declined))
                .isNull();
        var bound = new CoDuty(
                new DispatchId(UUID.randomUUID()), "ecology", Stand.NAMED, true, NOW, null, null, null, null, null);
        assertThat(CoHandling.against(TicketStatus.IN_PROGRESS, Step.DECLINE, By.CO_HANDLER, bound))
                .isEqualTo("ticketing.duty-binds");
    }

    @Test
    void theirPartEndsWithTheAnswerAndWhenNobodyLeads() {
        List<CoDuty> all =
                List.of(duty("ecology", Stand.NAMED), duty("fire", Stand.SIGNED), duty("gas", Stand.CONTRIBUTED));
        LeadDuty water = LeadDuty.fresh(new DispatchId(UUID.randomUUID()), "water", NOW, 0);
        LeadDuty ecology = LeadDuty.fresh(new DispatchId(UUID.randomUUID()), "ecology", NOW, 0);
        assertThat(CoHandling.ended(all, new TicketState.InProgress(water, NOW, null)))
                .isEmpty();
        assertThat(CoHandling.ended(all, new TicketState.ReturnAsked(water, NOW, ReturnReason.OTHER, "不归我", null)))
                .isEmpty();
        assertThat(CoHandling.ended(all, new TicketState.Dispatched(ecology)))
                .extracting(CoDuty::department)
                .containsExactly("ecology");
        assertThat(CoHandling.ended(all, new TicketState.Replied(water, NOW, NOW, "修好了")))
                .extracting(CoDuty::department)
                .containsExactly("ecology", "fire");
        assertThat(CoHandling.ended(all, new TicketState.ToDispatch(1))).hasSize(2);
    }

    private static boolean fits(TicketStatus status, Step step, By by, CoDuty duty) {
        return CoHandling.against(status, step, by, duty) == null;
    }

    private static CoDuty duty(String department, Stand stand) {
        return new CoDuty(
                new DispatchId(UUID.randomUUID()), department, stand, false, NOW, null, null, null, null, null);
    }
}
