/**
 * Texts to citizens.
 *
 * <pre>
 * queued ─claim─► sending ─all parts accepted─► sent ─receipts─► delivered | failed | expired
 *   ▲  │             │
 *   │  └─ profile says no ─► not-allowed;  too old ─► expired
 *   └─ busy, not connected, or in doubt ─┘  └─ refused for good ─► failed
 * </pre>
 *
 * <p>Between submitting a part and keeping the answer, the process, the line or the database may die; then nobody knows
 * whether the SMS centre has the part. Such a part is in doubt: for some minutes we wait whether a receipt comes that
 * belongs to no other message to this number, and take it as this one's. If none comes, the part is submitted again,
 * counted and logged as a repetition: a text is rather sent twice, visibly, than lost.
 */
@NullMarked
package org.civicline.channels.texts.outgoing;

import org.jspecify.annotations.NullMarked;
