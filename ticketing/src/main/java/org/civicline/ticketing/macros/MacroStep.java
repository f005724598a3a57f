package org.civicline.ticketing.macros;

import java.util.UUID;
import org.civicline.ticketing.access.Audience;
import org.jspecify.annotations.Nullable;

/**
 * One step of a macro, as it is kept; each kind uses its own part.
 *
 * @param department whom to dispatch to
 * @param text the note of a dispatch, or what a comment says
 * @param template what to reply with
 * @param audience of a comment
 * @param number of the case to relate to
 */
record MacroStep(
        Kind kind,
        @Nullable String department,
        @Nullable String text,
        @Nullable UUID template,
        @Nullable Audience audience,
        @Nullable String number) {

    /** Steps that can be said beforehand, for any case. */
    enum Kind {
        SIGN,
        REPLY,
        DISPATCH,
        COMMENT,
        RELATE
    }

    static MacroStep sign() {
        return new MacroStep(Kind.SIGN, null, null, null, null, null);
    }

    static MacroStep reply(UUID template) {
        return new MacroStep(Kind.REPLY, null, null, template, null, null);
    }

    static MacroStep dispatch(String department, @Nullable String note) {
        return new MacroStep(Kind.DISPATCH, department, note, null, null, null);
    }

    static MacroStep comment(Audience audience, String text) {
        return new MacroStep(Kind.COMMENT, null, text, null, audience, null);
    }

    static MacroStep relate(String number) {
        return new MacroStep(Kind.RELATE, null, null, null, null, number);
    }
}
