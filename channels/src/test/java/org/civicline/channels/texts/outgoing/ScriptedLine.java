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
import org.jspecify.annotations.Nullable;

/** Accepts with {@code id-1}, {@code id-2} …, unless told otherwise. */
final class ScriptedLine implements SmsLine {

    final List<Part> submitted = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> script = new ArrayDeque<>();
    private final AtomicInteger ids = new AtomicInteger();
    volatile boolean up = true;

    /** @param to whose next text is answered so; null for whoever comes next */
    private record Answer(@Nullable String to, Supplier<Submission> submission) {}

    synchronized void next(Supplier<Submission> submission) {
        script.add(new Answer(null, submission));
    }

    synchronized void nextTo(String recipient, Supplier<Submission> submission) {
        script.add(new Answer(recipient, submission));
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public synchronized Submission submit(String recipient, Part part) {
        submitted.add(part);
        int id = ids.incrementAndGet();
        for (Answer answer : script) {
            if (answer.to() == null || answer.to().equals(recipient)) {
                script.remove(answer);
                return answer.submission().get();
            }
        }
        return new Submission.Accepted("id-" + id);
    }

    /** What a part in UCS-2, the only one of its text, says. */
    static String text(Part part) {
        return new String(part.content(), StandardCharsets.UTF_16BE);
    }
}
