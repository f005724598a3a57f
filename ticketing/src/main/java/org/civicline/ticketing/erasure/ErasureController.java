package org.civicline.ticketing.erasure;

import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.erasure.ErasureDesk.Preview;
import org.civicline.ticketing.erasure.ErasureDesk.View;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who asks never decides, and who decides never sees whom it is about. */
@RestController
@RequestMapping("/api/v1/staff")
class ErasureController {

    private static final int MOST = 200;
    private static final String ASKS = "hasRole('SUPERVISOR')";
    private static final String DECIDES = "hasRole('SECURITY_ADMIN')";

    private final ErasureDesk desk;
    private final Access access;

    ErasureController(ErasureDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    record Form(@Nullable String ground, @Nullable String reason) {}

    record Note(@Nullable String note) {}

    @GetMapping("/citizens/{id}/erasure")
    @PreAuthorize(ASKS)
    Preview preview(@PathVariable UUID id) {
        access.supervisor();
        return desk.preview(id);
    }

    @PostMapping("/citizens/{id}/erasure")
    @PreAuthorize(ASKS)
    View ask(@PathVariable UUID id, @RequestBody Form form) {
        return desk.ask(access.supervisor(), id, Given.choice(form.ground(), Ground.class, "ground"), form.reason());
    }

    @GetMapping("/erasures")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'SECURITY_ADMIN')")
    Slice<View> all(@RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int size) {
        return desk.page(after, Math.clamp(size, 1, MOST));
    }

    @GetMapping("/erasures/{id}/preview")
    @PreAuthorize(DECIDES)
    Preview previewOf(@PathVariable UUID id) {
        access.security();
        return desk.previewOf(id);
    }

    @PostMapping("/erasures/{id}/approve")
    @PreAuthorize(DECIDES)
    View approve(@PathVariable UUID id) {
        return desk.approve(access.security(), id);
    }

    @PostMapping("/erasures/{id}/refuse")
    @PreAuthorize(DECIDES)
    View refuse(@PathVariable UUID id, @RequestBody Note form) {
        return desk.refuse(access.security(), id, form.note());
    }
}
