package org.civicline.knowledgebase.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.knowledgebase.growth.Gap.Found;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the list of gaps up to date, one node at a time. */
@Component
class GapSweep {

    private final GapFinder finder;
    private final GapStore gaps;
    private final MissedLog missed;
    private final TransactionTemplate transactions;

    GapSweep(GapFinder finder, GapStore gaps, MissedLog missed, TransactionTemplate transactions) {
        this.finder = finder;
        this.gaps = gaps;
        this.missed = missed;
        this.transactions = transactions;
    }

    @Scheduled(
            fixedDelayString = "${civicline.knowledge.look-for-gaps-every:1h}",
            initialDelayString = "${civicline.knowledge.look-for-gaps-first-after:10m}")
    void sweep() {
        missed.forget();
        List<Found> found = finder.all();
        transactions.executeWithoutResult(_ -> {
            if (gaps.alone()) {
                gaps.follow();
                keep(found);
            }
        });
    }

    private void keep(List<Found> found) {
        List<Gap> known = new ArrayList<>(gaps.known());
        Map<UUID, Found> again = new LinkedHashMap<>();
        List<Found> fresh = new ArrayList<>();
        for (Found one : found) {
            Optional<Gap> before = known.stream().filter(one::isOf).findFirst();
            if (before.isPresent()) {
                again.put(before.get().id(), one);
                known.remove(before.get());
            } else {
                fresh.add(one);
            }
        }
        gaps.seen(again);
        gaps.add(fresh);
    }
}
