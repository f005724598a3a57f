import { article, HITS } from "../knowledge";
import type { Route } from "../routing";

function hits(q: string) {
  const words = ["停水", "水费", "抢修", "水表", "发黄"].filter((word) => q.includes(word));
  return HITS.map((hit) => ({
    ...hit,
    highlights: words.flatMap((word) => {
      const at = hit.passage.indexOf(word);
      return at < 0 ? [] : [[at, at + word.length] as [number, number]];
    }),
  }));
}

/** The knowledge base. */
export const knowledgeRoutes: Route[] = [
  ["GET", /^\/knowledge\/search$/, ({ query }) => ({ body: { items: hits(query.get("q") ?? "") } })],
  ["GET", /^\/knowledge\/([^/]+)$/, ({ params }) => ({ body: article(params[0] ?? "") })],
];
