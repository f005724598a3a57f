package org.civicline.cti.pbx.asterisk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.DbDelTreeAction;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PJSipShowContactsAction;
import org.asteriskjava.manager.action.PJSipShowEndpointsAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.event.ContactList;
import org.asteriskjava.manager.event.ContactStatusEnum;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DbGetResponseEvent;
import org.asteriskjava.manager.event.EndpointList;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.civicline.cti.pbx.Leg;
import org.civicline.cti.pbx.Pbx;
import org.civicline.cti.pbx.PbxEvent;
import org.civicline.cti.pbx.PbxListener;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asterisk by its manager interface. Names of contexts and extensions are those of our {@code extensions.conf}. */
@Component
class AmiPbx implements Pbx {

    private static final Logger log = LoggerFactory.getLogger(AmiPbx.class);
    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final String ENDED = "civicline-ended";
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9-]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    private final PbxSettings settings;
    private final ObjectProvider<PbxListener> listeners;
    private final EventTranslation translation;
    private final AmiLink link;
    private final Clock clock;

    private volatile List<PbxListener> hearing = List.of();

    AmiPbx(PbxSettings settings, ObjectProvider<PbxListener> listeners, Clock clock) {
        this.settings = settings;
        this.listeners = listeners;
        this.clock = clock;
        this.translation = new EventTranslation(clock);
        this.link = new AmiLink(settings, this::event, new Sessions(), clock);
    }

    /** Begins to listen; returns when what was missed is caught up with, or after a moment without Asterisk. */
    void start() {
        hearing = listeners.orderedStream().toList();
        link.start();
        link.awaitFirst(FIRST);
    }

    void stop() {
        link.stop();
    }

    long silence() {
        return link.silence();
    }

    @Override
    public boolean connected() {
        return link.connected();
    }

    @Override
    public void hangUp(String leg) {
        link.send(new HangupAction(leg));
    }

    @Override
    public void hangUpAccount(String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("not an account's name");
        }
        link.send(new HangupAction("/^PJSIP\\/" + account + "-/"));
    }

    @Override
    public void reenter(String leg) {
        accepted(link.send(new RedirectAction(leg, "hotline", "again", 1)), "redirect");
    }

    @Override
    public void dialOut(String number, String reference, Duration atMost, Map<String, String> variables) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("not a number that can be dialled");
        }
        var action = new OriginateAction();
        action.setChannel("PJSIP/" + number + "@trunk");
        action.setContext("rating");
        action.setExten("s");
        action.setPriority(1);
        action.setTimeout(atMost.toMillis());
        action.setAsync(true);
        action.setVariables(variables);
        action.setActionId(reference);
        accepted(link.send(action), "originate");
    }

    @Override
    public List<Leg> legs() {
        return events(link.list(new CoreShowChannelsAction()).getEvents(), CoreShowChannelEvent.class).stream()
                .map(one -> new Leg(
                        one.getUniqueid(),
                        one.getChannel(),
                        one.getBridgeid() != null && !one.getBridgeid().isEmpty(),
                        one.getLinkedid()))
                .toList();
    }

    @Override
    public Set<String> registered() {
        return events(link.list(new PJSipShowContactsAction()).getEvents(), ContactList.class).stream()
                .filter(contact -> contact.getStatus() != ContactStatusEnum.UNREACHABLE)
                .map(ContactList::getObjectname)
                .map(name -> name.substring(0, Math.max(0, name.indexOf(';'))))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> accounts() {
        return events(link.list(new PJSipShowEndpointsAction()).getEvents(), EndpointList.class).stream()
                .map(EndpointList::getObjectName)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Instant> endedAt(String uniqueId) {
        return events(link.list(new DbGetAction(ENDED, uniqueId)).getEvents(), DbGetResponseEvent.class).stream()
                .map(DbGetResponseEvent::getVal)
                .map(Long::parseLong)
                .map(Instant::ofEpochSecond)
                .findFirst();
    }

    @Override
    public void forgetEnded() {
        var forget = new DbDelTreeAction();
        forget.setFamily(ENDED);
        link.send(forget);
    }

    private void event(ManagerEvent event) {
        translation.of(event).ifPresent(this::tell);
    }

    private void tell(PbxEvent event) {
        for (PbxListener listener : hearing) {
            try {
                listener.heard(event);
            } catch (RuntimeException e) {
                log.error("a listener failed on {}", event.getClass().getSimpleName(), e);
            }
        }
    }

    private static void accepted(ManagerResponse response, String what) {
        if (response instanceof ManagerError error) {
            throw new PbxUnavailableException("Asterisk refused to " + what + ": " + error.getMessage(), null);
        }
    }

    private static <E> List<E> events(Collection<?> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private final class Sessions implements AmiLink.Listener {

        @Override
        public void up() {
            tell(new PbxEvent.Connected(clock.instant()));
        }

        @Override
        public void down() {
            tell(new PbxEvent.Disconnected(clock.instant()));
        }
    }
}
