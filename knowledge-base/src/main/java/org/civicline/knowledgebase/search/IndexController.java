package org.civicline.knowledgebase.search;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.search.IndexKeeper.Rebuild;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Making this node's index anew, while it goes on being searched. */
@RestController
@RequestMapping("/api/v1/staff/knowledge-index")
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
class IndexController {

    private final IndexKeeper keeper;

    IndexController(IndexKeeper keeper) {
        this.keeper = keeper;
    }

    @GetMapping("/rebuild")
    Rebuild rebuild() {
        return keeper.lastRebuild();
    }

    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void begin() {
        if (!keeper.rebuild()) {
            throw new RefusedException(Refusal.conflict("knowledgebase.rebuild-under-way"));
        }
    }
}
