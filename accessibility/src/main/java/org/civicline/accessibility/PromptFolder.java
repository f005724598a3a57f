package org.civicline.accessibility;

import java.nio.file.Path;
import java.util.Map;
import org.civicline.foundation.Refusal;

/**
 * The fixed prompts as files under plain names, {@code <sounds>/zh/greeting.sln16} and so on, so that Asterisk can play
 * them without us: {@code Playback(<sounds>/greeting)} picks the folder by the channel's language.
 */
public interface PromptFolder {

    /**
     * Writes what is missing or was worded otherwise; leaves everything else alone. Files are replaced atomically, so
     * a running Asterisk never reads half of one.
     */
    Prepared prepare(Path sounds);

    /**
     * @param written prompts synthesised or copied now
     * @param kept prompts that were there already
     * @param failed prompts without a usable file, by {@code <language>/<name>}
     */
    record Prepared(int written, int kept, Map<String, Refusal> failed) {

        public Prepared {
            failed = Map.copyOf(failed);
        }

        public boolean complete() {
            return failed.isEmpty();
        }
    }
}
