package org.civicline.channels.texts.outgoing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.SmsLine;

/** Accepts with {@code id-1}, {@code id-2} …, unless told otherwise. */
final class ScriptedLine implements SmsLine {

    final List<Part> submitted = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Supplier<Submission>> script = new ArrayDeque<>();
    private final AtomicInteger ids = new AtomicInteger();
    volatile boolean up = true;

    synchronized void next(Supplier<Submission> submission) {
        script.add(submission);
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public synchronized Submission submit(String recipient, Part part) {
        submitted.add(part);
        int id = ids.incrementAndGet();
        Supplier<Submission> told = script.poll();
        return told == null ? new Submission.Accepted("id-" + id) : told.get();
    }

    /** What a part in UCS-2, the only one of its text, says. */
    static String text(Part part) {
        return new String(part.content(), StandardCharsets.UTF_16BE);
    }
}
