package org.civicline.accessibility.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.civicline.accessibility.PromptFolder;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.Utterance;
import org.civicline.accessibility.audio.SoundFiles;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Outcome.Done;
import org.civicline.foundation.Outcome.Refused;
import org.civicline.foundation.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the fixed prompts of both languages into Asterisk's sounds folder. */
final class SynthesisedPromptFolder implements PromptFolder {

    private static final Logger log = LoggerFactory.getLogger(SynthesisedPromptFolder.class);
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final PromptTexts texts;
    private final Speech speech;
    private final String voices;
    private final int parallelism;

    /** @param voices changes when the same text would be spoken otherwise */
    SynthesisedPromptFolder(PromptTexts texts, Speech speech, String voices, int parallelism) {
        this.texts = texts;
        this.speech = speech;
        this.voices = voices;
        this.parallelism = parallelism;
    }

    /** A prompt and where it belongs. */
    private record Task(String name, Path base, Utterance utterance, String state) {}

    @Override
    public synchronized Prepared prepare(Path sounds) {
        long start = System.nanoTime();
        try {
            PromptManifest manifest = PromptManifest.read(sounds);
            List<Task> all = tasks(sounds);
            List<Task> missing = new ArrayList<>();
            for (Task task : all) {
                if (!manifest.holds(task.name(), task.state())
                        || SoundFiles.find(task.base()).isEmpty()) {
                    missing.add(task);
                }
            }
            Map<String, Refusal> failed = write(missing, manifest);
            if (!missing.isEmpty()) {
                manifest.save();
            }
            Prepared prepared = new Prepared(missing.size() - failed.size(), all.size() - missing.size(), failed);
            log.info(
                    "Prompts: {} written, {} kept, {} failed in {} ms",
                    prepared.written(),
                    prepared.kept(),
                    failed.size(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
            return prepared;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the prompts to " + sounds, e);
        }
    }

    private List<Task> tasks(Path sounds) {
        List<Task> tasks = new ArrayList<>();
        for (Locale locale : LANGUAGES) {
            String language = locale.getLanguage();
            for (PromptTexts.Fixed fixed : texts.fixed(locale)) {
                tasks.add(new Task(
                        language + "/" + fixed.name(),
                        sounds.toAbsolutePath().resolve(language).resolve(fixed.name()),
                        new Utterance(locale, fixed.text()),
                        PromptManifest.state(voices, fixed.text())));
            }
        }
        return tasks;
    }

    private Map<String, Refusal> write(List<Task> tasks, PromptManifest manifest) throws IOException {
        Map<String, Refusal> failed = new TreeMap<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(parallelism, Thread.ofVirtual().factory())) {
            List<Future<Outcome<SpokenAudio>>> running = tasks.stream()
                    .map(task -> threads.submit(() -> write(task)))
                    .toList();
            for (int i = 0; i < running.size(); i++) {
                Task task = tasks.get(i);
                switch (get(running.get(i))) {
                    case Done<SpokenAudio> _ -> manifest.put(task.name(), task.state());
                    case Refused<SpokenAudio>(Refusal refusal) -> {
                        log.warn("Prompt {} has no audio: {}", task.name(), refusal.code());
                        failed.put(task.name(), refusal);
                    }
                }
            }
        }
        return failed;
    }

    private Outcome<SpokenAudio> write(Task task) throws IOException {
        Outcome<SpokenAudio> said = speech.say(task.utterance());
        if (said instanceof Done<SpokenAudio>(SpokenAudio audio)) {
            SoundFiles.copy(audio, task.base());
        }
        return said;
    }

    private static Outcome<SpokenAudio> get(Future<Outcome<SpokenAudio>> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
