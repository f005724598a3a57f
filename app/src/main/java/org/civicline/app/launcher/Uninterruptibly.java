package org.civicline.app.launcher;

/** Waits to the end even when interrupted; the interruption is passed on afterwards. */
final class Uninterruptibly {

    private Uninterruptibly() {}

    /** Runs it in a thread of its own, out of reach of an interruption of ours. */
    static void run(Runnable work) {
        join(Thread.ofPlatform().start(work));
    }

    static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
