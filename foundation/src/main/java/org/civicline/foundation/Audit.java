package org.civicline.foundation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of who did what (审计).
 *
 * <p>An entry is written in the caller's transaction: it exists if and only if the act does. Entries carry a code made
 * with the city's key and are sealed in batches into a signed hash chain, so that writers never wait for each other; a
 * verifier finds whatever was changed, removed or put in between without the keys.
 */
public interface Audit {

    /**
     * Records an act of whoever is signed in, or of the system.
     *
     * @param action dotted words: {@code staff.signed-in}, {@code ticket.unmasked}
     * @param subject what it was done to: {@code ticket:0198…}
     * @param details no secrets and no unmasked personal data
     */
    void record(String action, String subject, Map<String, ?> details);

    /** The same, written when those writes are sent, in the same transaction. */
    void record(Writes writes, String action, String subject, Map<String, ?> details);

    /** Recomputes the whole chain, with the city's own keys. */
    Verification verify();

    /** What the verifier found. */
    sealed interface Verification {

        /**
         * @param entries how many are sealed; all were checked
         * @param seals how many batches they are in
         * @param unsealed written so lately that no seal covers them yet; they carry the city's code where that could be
         *     checked
         * @param endChecked whether something outside of the database says where the record ends
         */
        record Intact(long entries, long seals, long unsealed, boolean endChecked) implements Verification {}

        /**
         * @param damages in the order of the record, the first ones where there are very many
         * @param count of all
         */
        record Broken(List<Damage> damages, long count) implements Verification {

            public Broken {
                damages = List.copyOf(damages);
            }

            /** The one to tell first. */
            public Damage first() {
                return damages.getFirst();
            }
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param seal the number of the batch it was found in, if in one
     * @param entry the entry, where it can be told
     * @param missing how many are missing or too many, where that is the damage; otherwise 0
     */
    record Damage(Kind kind, @Nullable Long seal, @Nullable UUID entry, long missing) {

        /** What can be wrong; each has its sentence in the message bundle. */
        public enum Kind {
            /** A batch does not say what was sealed; which entry, only if the city's code told. */
            ENTRY_CHANGED,
            /** A batch has fewer entries than were sealed. */
            ENTRY_DELETED,
            /** A batch has more entries than were sealed. */
            ENTRY_INSERTED,
            /** An entry no seal covers has no code of the city, or another text than that was made for. */
            ENTRY_WITHOUT_KEY,
            /** An entry is there twice: somebody put a copy of it into the table. */
            ENTRY_TWICE,
            /** An entry was gone before it could be sealed; the application noticed. */
            ENTRY_GONE_BEFORE_SEAL,
            /** Entries name a batch that has no seal. */
            ENTRY_WITHOUT_SEAL,
            /** The seal is not as it was signed: changed, or signed with another key under this one's name. */
            SEAL_CHANGED,
            /** The seal is signed by nobody the city knows. */
            SEAL_BY_UNKNOWN_KEY,
            /** The seal is signed by a key that had been replaced by then. */
            SEAL_BY_RETIRED_KEY,
            /** The seal has no signature, though signing had begun. */
            SEAL_UNSIGNED,
            /** Seals are missing in between. */
            SEAL_DELETED,
            /** There are two of one number, or a number that cannot be. */
            SEAL_INSERTED,
            /** The record ends before a seal that was seen once. */
            END_CUT_OFF,
            /** A seal is another than that which was seen once under its number. */
            END_REPLACED,
            /** What is kept outside of the database about the record's end cannot be read. */
            END_UNREADABLE
        }
    }
}
