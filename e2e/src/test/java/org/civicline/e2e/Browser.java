package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicline.simulators.audio.AudioClip;

/** One person's Chromium, with a microphone into which that person speaks a tone. To be used by one thread. */
final class Browser implements AutoCloseable {

    static final double PATIENCE = 20_000;

    /** Chromium speaks to nobody but the city; its microphone is a file, and nobody has to allow it. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--allow-loopback-in-peer-connection");

    /** Puts an ear at an audio element: its strongest frequency and its level in dBFS, or null while nothing plays. */
    private static final String EAR = """
            element => {
              const stream = element.srcObject;
              if (!stream || stream.getAudioTracks().length === 0) return null;
              if (element.ear?.stream !== stream) {
                const context = new AudioContext();
                const analyser = context.createAnalyser();
                analyser.fftSize = 8192;
                analyser.smoothingTimeConstant = 0;
                context.createMediaStreamSource(stream).connect(analyser);
                element.ear = { stream, context, analyser };
              }
              const { analyser, context } = element.ear;
              const spectrum = new Float32Array(analyser.frequencyBinCount);
              analyser.getFloatFrequencyData(spectrum);
              let peak = 1;
              for (let i = 2; i < spectrum.length; i++) if (spectrum[i] > spectrum[peak]) peak = i;
              return { hertz: peak * context.sampleRate / analyser.fftSize, level: spectrum[peak] };
            }""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Path voiceFile;
    private final Page page;
    private final double voice;
    private final List<String> complaints = new ArrayList<>();

    private Browser(
            Playwright playwright, com.microsoft.playwright.Browser chromium, Path voiceFile, Page page, double voice) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.voiceFile = voiceFile;
        this.page = page;
        this.voice = voice;
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // 401 is how the sign-in page learns that nobody is signed in, 404 that a number is nobody's
            boolean answer =
                    message.location().contains("/api/") && message.text().matches(".*status of 40[14] .*");
            if (message.type().equals("error") && !answer) {
                complaints.add(message.text() + " @ " + message.location());
            }
        });
    }

    /**
     * Starts one.
     *
     * @param voice the tone this person speaks in, hertz
     */
    static Browser open(City city, double voice) throws IOException {
        Path file = Files.createTempFile("voice", ".wav");
        // in syllables: what never pauses is taken for noise and removed
        AudioClip.tone(voice, Duration.ofMillis(600), 0.3)
                .then(AudioClip.silence(Duration.ofMillis(200)))
                .write(file);
        var flags = new ArrayList<>(FLAGS);
        flags.add("--use-file-for-fake-audio-capture=" + file);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(flags));
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setBaseURL(city.web()));
        Page page = context.newPage();
        page.setViewportSize(1440, 900);
        return new Browser(playwright, chromium, file, page, voice);
    }

    Page page() {
        return page;
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    void click(String testId) {
        part(testId).click();
    }

    void fill(String testId, String text) {
        part(testId).fill(text);
    }

    String text(String testId) {
        return part(testId).innerText().strip();
    }

    void awaitPart(String testId) {
        part(testId).waitFor();
    }

    /** Signs in to the console. */
    void signIn(City city, String username) throws IOException {
        page.navigate("/console");
        fill("username", username);
        fill("password", city.password(username));
        click("sign-in");
    }

    /** Goes to what the console finds first. */
    void search(String wanted) {
        fill("global-search", wanted);
        page.keyboard().press("Enter");
    }

    /** Waits until this audio element plays a tone of that frequency. */
    void awaitTone(Locator audio, double hertz) {
        page.waitForFunction(
                "([element, wanted]) => { const heard = (" + EAR
                        + ")(element); return heard && heard.level > -60 && Math.abs(heard.hertz - wanted) < 20; }",
                List.of(audio.elementHandle(), hertz));
    }

    /** Waits until this audio element has played nothing but silence for a second. */
    void awaitSilence(Locator audio) {
        assertThat((boolean) audio.evaluate("async element => { const ear = " + EAR + """
                ; let quiet = 0;
                for (let i = 0; i < 200 && quiet < 20; i++) {
                  const heard = ear(element);
                  quiet = heard && heard.level > -75 ? 0 : quiet + 1;
                  await new Promise(done => setTimeout(done, 50));
                }
                return quiet === 20;
                }"""))
                .as("a second of silence within ten")
                .isTrue();
    }

    /** Nothing that WCAG 2.2 AA forbids and a machine can find. */
    void checkAccessibility() {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as("accessibility of " + page.url())
                .isEmpty();
    }

    /** What the page's own console complained of. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A picture of each page as it was left, beside the test reports: tells why a wait was in vain. */
    private void takePicture() {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", (int) voice + "-" + System.nanoTime() + ".png")));
    }

    @Override
    public void close() throws IOException {
        takePicture();
        chromium.close();
        playwright.close();
        Files.deleteIfExists(voiceFile);
    }
}
