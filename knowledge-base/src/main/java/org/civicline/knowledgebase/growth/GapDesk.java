package org.civicline.knowledgebase.growth;

import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.editorial.Drafts;
import org.civicline.knowledgebase.editorial.Drafts.Begun;
import org.civicline.knowledgebase.editorial.EditorialAccess;
import org.civicline.knowledgebase.growth.Gap.Origin;
import org.civicline.knowledgebase.growth.Replies.Prepared;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done about gaps: a draft is begun, or somebody says why nothing is missing. */
@Component
class GapDesk {

    private final GapStore gaps;
    private final Replies replies;
    private final Drafts drafts;
    private final EditorialAccess access;
    private final TransactionTemplate transactions;

    GapDesk(GapStore gaps, Replies replies, Drafts drafts, EditorialAccess access, TransactionTemplate transactions) {
        this.gaps = gaps;
        this.replies = replies;
        this.drafts = drafts;
        this.access = access;
        this.transactions = transactions;
    }

    /** @param replies how many of earlier cases it quotes */
    record Drafted(UUID edition, String code, int replies) {}

    /** Two at once begin one: the second is told. */
    Drafted draft(UUID id, long version) {
        Gap gap = open(id, version);
        StaffMember staff = writer(gap);
        String key = "gap-" + gap.id() + "-" + version;
        if (gap.origin() == Origin.ARTICLE) {
            return begun(gap, new Prepared("", 0), key, staff);
        }
        // an officer does not see what other departments wrote to citizens
        return begun(gap, replies.about(gap.label(), seesAll(staff) ? null : staff.departmentCode()), key, staff);
    }

    private Drafted begun(Gap gap, Prepared prepared, String key, StaffMember staff) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            String article = gap.articleCode();
            Begun begun = gap.origin() == Origin.ARTICLE && article != null
                    ? drafts.beginNext(article, key)
                    : drafts.begin(
                            gap.departmentCode() == null ? staff.departmentCode() : gap.departmentCode(),
                            String.join(" ", gap.label()),
                            gap.categoryCode() == null ? "" : gap.categoryCode(),
                            gap.label(),
                            prepared.body(),
                            key);
            if (!gaps.drafted(gap, begun.code())) {
                throw changed();
            }
            return new Drafted(begun.id(), begun.code(), prepared.replies());
        }));
    }

    void dismiss(UUID id, long version, String why) {
        Gap gap = open(id, version);
        StaffMember staff = writer(gap);
        if (!gaps.dismissed(gap, staff.id().value(), why)) {
            throw changed();
        }
    }

    boolean mayWrite(Gap gap) {
        return access.mayWrite(department(gap));
    }

    private StaffMember writer(Gap gap) {
        return access.writer(department(gap));
    }

    /** What is nobody's yet is of those who see to all. */
    private static String department(Gap gap) {
        return gap.departmentCode() == null ? "" : gap.departmentCode();
    }

    private static boolean seesAll(StaffMember staff) {
        return staff.has(Role.SUPERVISOR);
    }

    private Gap open(UUID id, long version) {
        Gap gap = gaps.find(id).orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-gap")));
        writer(gap);
        if (gap.version() != version || gap.state() != Gap.State.OPEN) {
            throw changed();
        }
        return gap;
    }

    private static RefusedException changed() {
        return new RefusedException(Refusal.conflict("knowledgebase.gap-changed"));
    }
}
