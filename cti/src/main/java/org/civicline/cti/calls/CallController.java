package org.civicline.cti.calls;

import java.util.Map;
import java.util.UUID;
import org.civicline.channels.WorkQueue;
import org.civicline.cti.calls.CallViews.CallView;
import org.civicline.cti.pbx.Pbx;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.civicline.cti.softphone.Softphones;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls as agents handle them. Answering, hold and mute are the softphone's own. */
@RestController
@RequestMapping("/api/v1/staff/calls")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class CallController {

    private static final Logger log = LoggerFactory.getLogger(CallController.class);

    private final CallStore store;
    private final CallViews views;
    private final CallTracker tracker;
    private final WorkQueue queue;
    private final Softphones softphones;
    private final Pbx pbx;
    private final CurrentStaff current;

    CallController(
            CallStore store,
            CallViews views,
            CallTracker tracker,
            WorkQueue queue,
            Softphones softphones,
            Pbx pbx,
            CurrentStaff current) {
        this.store = store;
        this.views = views;
        this.tracker = tracker;
        this.queue = queue;
        this.softphones = softphones;
        this.pbx = pbx;
        this.current = current;
    }

    @GetMapping("/current")
    ResponseEntity<CallView> mine() {
        StaffId me = me();
        return store.ofAgent(me)
                .map(call -> ResponseEntity.ok(views.view(call, me)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/{id}")
    CallView one(@PathVariable UUID id) {
        return views.view(find(id), me());
    }

    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable UUID id) {
        Call call = mine(id, CallState.RINGING);
        if (call.offer() != null) {
            tracker.notTaken(call, call.offer(), "declined").join();
            command(() -> softphones.accountOf(me()).ifPresent(pbx::hangUpAccount));
        }
    }

    @PostMapping("/{id}/transfer")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void transfer(@PathVariable UUID id, @RequestBody Transfer to) {
        Call call = mine(id, CallState.TALKING);
        StaffId target = new StaffId(to.staffId());
        if (call.item() == null
                || target.equals(me())
                || softphones.accountOf(target).isEmpty()) {
            throw new RefusedException(Refusal.conflict("cti.agent-not-available"));
        }
        queue.transfer(call.item(), target).orThrow();
    }

    @PostMapping("/{id}/hangup")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void hangUp(@PathVariable UUID id) {
        Call call = mine(id, CallState.TALKING);
        command(() -> pbx.hangUp(call.leg()));
    }

    private Call find(UUID id) {
        return store.find(new CallId(id)).orElseThrow(() -> new RefusedException(Refusal.notFound("cti.unknown-call")));
    }

    private Call mine(UUID id, CallState state) {
        Call call = find(id);
        if (!me().equals(call.agent()) || call.over()) {
            throw new RefusedException(Refusal.conflict("cti.not-your-call"));
        }
        if (call.state() != state) {
            throw new RefusedException(Refusal.conflict("cti.call-elsewhere"));
        }
        return call;
    }

    private StaffId me() {
        return current.get().id();
    }

    private static void command(Runnable command) {
        try {
            command.run();
        } catch (PbxUnavailableException e) {
            log.warn("Asterisk could not be told what an agent wants", e);
            throw new RefusedException(new Refusal(Refusal.Kind.UNAVAILABLE, "cti.telephony-down", Map.of()));
        }
    }

    record Transfer(UUID staffId) {}
}
