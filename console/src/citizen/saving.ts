import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { CitizenCard } from "./types";

/**
 * Changes what stands on a card. Where somebody else changed it meanwhile, the card as it is now is shown, and what was
 * written stays: whoever wrote it sees both, and sends it again if it is still right.
 */
export async function saveCard(
  citizen: CitizenCard,
  what: "name" | "profile" | "needs",
  body: object,
  show: (card: CitizenCard) => void,
): Promise<CitizenCard> {
  try {
    return await api.put<CitizenCard>(`/citizens/${citizen.id}/${what}`, { ...body, version: citizen.version });
  } catch (error) {
    if (error instanceof ApiFailure && error.problem.code === "ticketing.citizen-changed-meanwhile") {
      show(await api.get<CitizenCard>(`/citizens/${citizen.id}`));
    }
    throw error;
  }
}
