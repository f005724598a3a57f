package org.civicline.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command that measures says what it measured: as its last line, and in a file for programs. */
public final class FiguresOutput {

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private @Nullable Path json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Made by the command line. */
    public FiguresOutput() {}

    /** For what it says on its way there. */
    public PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Says the figures; the exit code of a command that measured. */
    public int say(Figures figures) throws IOException {
        if (json != null) {
            figures.write(json);
        }
        out().println(figures);
        out().flush();
        return 0;
    }
}
