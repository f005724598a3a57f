package org.civicline.app.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline bench duplicates}. */
@Command(
        name = "duplicates",
        description = {
            "Ask which earlier cases are of the same event, on a SYNTHETIC set: invented events told by several people in",
            "other words, beside near misses in other places, on other days and of other kinds."
        },
        footer = {
            "",
            "Prints, at the threshold that is shipped: precision (of what was shown, how much was of the event), recall (of",
            "what was of the event, how much was shown), silent (where there was nothing, how often nothing was shown), and",
            "the same as early as title, place and half the text are written and no category is chosen; then how long one look",
            "takes among many cases."
        },
        mixinStandardHelpOptions = true)
final class DuplicatesCommand implements Callable<Integer> {

    private static final int FEW = 100;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "12345", description = "Another set; default: 12345.")
    private long seed;

    @Option(names = "--size", paramLabel = "N", description = "Cases among which times are measured; default: 1000000.")
    private @Nullable Integer size;

    @Option(names = "--quick", description = "A hundred scenes among ten thousand cases, in a minute.")
    private boolean quick;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = output.out();
        Figures figures = new DuplicatesBench(
                        seed, quick ? FEW : SyntheticEvents.MOST, size == null ? (quick ? 10_000 : 1_000_000) : size)
                .run(out);
        return output.say(figures);
    }
}
