import type { LikelyDuplicate } from "../../src/duplicates/types";
import type { Ticket } from "../../src/tickets/types";

/** Cases that share two characters in a row with what is written; the real comparison is the server's. */
export function duplicatesOf(written: string, tickets: Ticket[]): LikelyDuplicate[] {
  const pairs = [...written].slice(1).map((one, index) => written[index]! + one);
  return tickets
    .filter((one) => !one.confidential)
    .map((one) => ({
      one,
      shared: pairs.filter((pair) => (one.title + one.text + (one.address ?? "")).includes(pair)),
    }))
    .filter(({ shared }) => shared.length > 2)
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, 5)
    .map(({ one, shared }) => ({
      id: one.id,
      number: one.number,
      status: one.status,
      title: one.title,
      categoryName: one.categoryName,
      address: one.address,
      departmentName: one.leadName,
      createdAt: one.createdAt,
      likeness: Math.min(98, 55 + shared.length * 4),
      reasons: [
        ...(one.address ? [{ kind: "PLACE" as const, text: `同在${one.address}` }] : []),
        { kind: "WORDS", text: `都说到“${shared.slice(0, 2).join("、")}”` },
        { kind: "TIME", text: "3小时前受理" },
      ],
    }));
}
