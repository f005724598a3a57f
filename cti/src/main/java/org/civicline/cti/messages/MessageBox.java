package org.civicline.cti.messages;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civicline.cti.calls.CallTracker;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.recording.RecordingArchive;
import org.civicline.cti.recording.WavFile;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.InteractionView;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Interactions.Recording;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What callers said after the tone while we were away: each file becomes an interaction with a recording and a ticket.
 *
 * <p>The dial plan names a file after the caller's leg, number and time. The recording is copied, everything is written in
 * one transaction under the leg's reference, and only then the file goes: after a crash anywhere the same again gives the
 * same result.
 */
@Component
class MessageBox {

    private static final Logger log = LoggerFactory.getLogger(MessageBox.class);

    private static final String MESSAGE_LEFT = "message-left";
    private static final Pattern NAME = Pattern.compile("([0-9A-Za-z.-]{1,60})_([0-9+]{0,20})_([0-9]{9,11})\\.wav");
    /** Whoever is still speaking makes the file grow. */
    private static final Duration QUIET = Duration.ofSeconds(10);
    /** Shorter than this nobody has said anything. */
    private static final Duration SOMETHING = Duration.ofSeconds(1);

    private final Database database;
    private final Interactions interactions;
    private final Tickets tickets;
    private final CallTracker calls;
    private final RecordingArchive archive;
    private final MessageTexts texts;
    private final PbxSettings settings;
    private final Clock clock;
    private final MessageCategory category;
    private final Trouble trouble;

    MessageBox(
            Database database,
            Interactions interactions,
            Tickets tickets,
            CallTracker calls,
            RecordingArchive archive,
            MessageTexts texts,
            PbxSettings settings,
            MessageCategory category,
            Clock clock) {
        this.database = database;
        this.interactions = interactions;
        this.tickets = tickets;
        this.calls = calls;
        this.archive = archive;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
        this.category = category;
        this.trouble = new Trouble(clock);
    }

    private record Message(Path file, String uniqueId, Optional<ContactPoint> from, Instant at) {}

    @Scheduled(initialDelay = 3, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void empty() {
        if (settings.configured()) {
            List<Message> messages = files();
            messages.forEach(this::takeSafely);
            trouble.only(messages.stream().map(Message::file).toList());
        }
    }

    private List<Message> files() {
        Path box = settings.messagesDir().toAbsolutePath();
        if (Files.notExists(box)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(box)) {
            return files.sorted()
                    .map(MessageBox::message)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            log.error("the folder of messages cannot be read", e);
            return List.of();
        }
    }

    private static Optional<Message> message(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Message(
                        file,
                        name.group(1),
                        ContactPoint.phone(name.group(2)),
                        Instant.ofEpochSecond(Long.parseLong(name.group(3)))))
                : Optional.empty();
    }

    private void takeSafely(Message message) {
        try {
            take(message);
        } catch (NoSuchFileException e) {
            log.debug("another node has taken {}", message.file().getFileName());
        } catch (IOException | RuntimeException e) {
            if (trouble.toSay(message.file())) {
                say(message, e);
            }
        }
    }

    /** Not by the file's name, which holds the caller's number; what the file system complains of names it too. */
    private static void say(Message message, Exception why) {
        boolean named = why instanceof FileSystemException;
        log.atWarn()
                .setCause(named ? null : why)
                .log(
                        "the message of leg {} cannot be taken ({}): it stays in {} and is tried every few seconds. Where"
                                + " it is no sound file any more, listen to what is left of it, open the case by hand"
                                + " and move the file away",
                        message.uniqueId(),
                        named ? why.getClass().getSimpleName() : why.getMessage(),
                        message.file().getParent());
    }

    private void take(Message message) throws IOException {
        Duration quiet =
                Duration.between(Files.getLastModifiedTime(message.file()).toInstant(), clock.instant());
        if (quiet.compareTo(QUIET) < 0) {
            return;
        }
        WavFile sound = WavFile.read(message.file());
        if (!sound.complete()) {
            WavFile.repair(message.file());
        }
        if (sound.millis() < SOMETHING.toMillis()) {
            Files.delete(message.file());
            return;
        }
        String place = archive.place(message.at(), "message-" + message.uniqueId());
        archive.keepCopy(message.file(), place);
        database.run(() -> write(message, new Recording(place, sound.millis())));
        Files.delete(message.file());
        log.atInfo()
                .addKeyValue("event", "message-taken")
                .addKeyValue("leg", message.uniqueId())
                .addKeyValue("millis", sound.millis())
                .log("a message left while we were away became a ticket");
    }

    /** The caller's contact; one of its own when they have talked with an agent in that one, which has its own recording. */
    private String reference(Message message) {
        String reference = calls.reference(message.uniqueId());
        boolean talked = interactions
                .findByReference(Channel.PHONE, reference)
                .filter(contact -> contact.joinedAt() != null)
                .isPresent();
        return talked ? reference + ":message" : reference;
    }

    private void write(Message message, Recording recording) {
        String reference = reference(message);
        @Nullable ContactPoint from = message.from().orElse(null);
        InteractionId interaction =
                interactions.begin(new NewInteraction(Channel.PHONE, true, reference, from, null, message.at()));
        interactions.recorded(interaction, recording);
        interactions.end(interaction, new Ending(message.at().plusMillis(recording.millis()), MESSAGE_LEFT));
        // who waited before we went away was noted as having hung up when we came back
        interactions.cameTo(interaction, MESSAGE_LEFT);
        @Nullable
        CitizenId citizen =
                interactions.find(interaction).map(InteractionView::citizen).orElse(null);
        tickets.openBySystem(
                        new NewTicket(
                                citizen,
                                interaction,
                                Channel.PHONE,
                                TicketType.HELP,
                                category.code(),
                                Urgency.NORMAL,
                                texts.title(),
                                texts.text(recording.millis()),
                                null,
                                false),
                        "message:" + reference)
                .orThrow();
    }
}
