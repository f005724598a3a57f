package org.civicline.channels.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.civicline.channels.WorkQueue.QueueFigures;

/** The figures of {@code GET /queue}. */
record QueueView(
        long waiting,
        long longestWaitSeconds,
        long offeredToday,
        long answeredToday,
        long answeredInTargetToday,
        long abandonedToday,
        int targetSeconds) {

    static QueueView of(QueueFigures figures) {
        return new QueueView(
                figures.waiting(),
                figures.longestWaitSeconds(),
                figures.offered(),
                figures.answered(),
                figures.answeredInTarget(),
                figures.abandoned(),
                figures.targetSeconds());
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("waiting", waiting);
        map.put("longestWaitSeconds", longestWaitSeconds);
        map.put("offeredToday", offeredToday);
        map.put("answeredToday", answeredToday);
        map.put("answeredInTargetToday", answeredInTargetToday);
        map.put("abandonedToday", abandonedToday);
        map.put("targetSeconds", targetSeconds);
        return map;
    }
}
