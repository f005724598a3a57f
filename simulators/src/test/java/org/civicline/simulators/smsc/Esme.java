package org.civicline.simulators.smsc;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An SMPP client as the centre meets it; two libraries stand behind it. */
abstract class Esme implements AutoCloseable {

    /** One deliver_sm that was acknowledged with ok. */
    record Delivered(String from, String to, int esmClass, int dataCoding, byte[] body) {

        boolean receipt() {
            return (esmClass & 0x04) != 0;
        }

        String ascii() {
            return new String(body, java.nio.charset.StandardCharsets.US_ASCII);
        }

        int partNumber() {
            return body[5];
        }

        byte[] withoutHeader() {
            return (esmClass & 0x40) == 0 ? body : Arrays.copyOfRange(body, body[0] + 1, body.length);
        }
    }

    /** A refused submit_sm. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final int status;

        Refused(int status) {
            super("command_status " + status);
            this.status = status;
        }
    }

    final BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();

    /** What the next deliver_sm are answered with; ok when empty. */
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    abstract String submit(
            String from, String to, int esmClass, int dataCoding, byte[] body, Map<Short, byte[]> parameters)
            throws Exception;

    @Override
    public abstract void close();

    final int take(Delivered message) {
        Integer answer = answers.poll();
        if (answer == null) {
            delivered.add(message);
            return 0;
        }
        return answer;
    }

    final Delivered next() throws InterruptedException {
        Delivered next = delivered.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing delivered within 10 s");
        }
        return next;
    }
}
