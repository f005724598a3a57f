package org.civicline.app.launcher;

import java.util.List;

/** How the application's virtual machine is started, whoever starts it. */
public final class VirtualMachine {

    /**
     * Which modules it has: native code for the sentence model, and Lucene compares vectors with the processor's own
     * instructions for that.
     */
    public static final List<String> MODULES =
            List.of("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector");

    private VirtualMachine() {}
}
