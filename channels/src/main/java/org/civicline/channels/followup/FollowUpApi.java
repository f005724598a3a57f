package org.civicline.channels.followup;

import jakarta.servlet.http.HttpServletRequest;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.FollowUpLinks.Answers;
import org.civicline.ticketing.FollowUpLinks.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For programs. The key is in a header: what stands in an address is written down on its way. */
@RestController
@RequestMapping("/api/v1/follow-up")
class FollowUpApi {

    private static final String KEY = "X-Follow-Up-Key";

    private final FollowUpLinks links;
    private final KeyDoor door;

    FollowUpApi(FollowUpLinks links, KeyDoor door) {
        this.links = links;
        this.door = door;
    }

    record Reopening(@Nullable String reason) {}

    @GetMapping
    Standing standing(@RequestHeader(name = KEY, defaultValue = "") String key, HttpServletRequest request) {
        return door.through(request, () -> links.find(key)).orThrow();
    }

    @PostMapping("/answers")
    Standing answer(
            @RequestHeader(name = KEY, defaultValue = "") String key,
            @RequestBody Answers answers,
            HttpServletRequest request) {
        return door.through(request, () -> links.answer(key, answers)).orThrow();
    }

    @PostMapping("/reopening")
    Standing reopen(
            @RequestHeader(name = KEY, defaultValue = "") String key,
            @RequestBody Reopening form,
            HttpServletRequest request) {
        return door.through(request, () -> links.reopen(key, form.reason())).orThrow();
    }
}
