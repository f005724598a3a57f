import { CITIZENS, TIMELINE } from "../citizens";
import { CONDUCT, REPEATS } from "../conduct";
import { one, type Route } from "../routing";

/** Citizens, their timeline and their conduct. */
export const citizensRoutes: Route[] = [
  ["GET", /^\/citizens$/, ({ query }) => one(CITIZENS.find((each) => each.primary.value === query.get("phone")))],
  ["GET", /^\/citizens\/([^/]+)$/, ({ params }) => one(CITIZENS.find((each) => each.id === params[0]))],
  [
    "PUT",
    /^\/citizens\/([^/]+)\/name$/,
    ({ params, body }) =>
      one(
        Object.assign(
          CITIZENS.find((each) => each.id === params[0])!,
          { name: body.name },
        ),
      ),
  ],
  [
    "PUT",
    /^\/citizens\/([^/]+)\/profile$/,
    ({ params, body }) =>
      one(
        Object.assign(
          CITIZENS.find((each) => each.id === params[0])!,
          { profile: body },
        ),
      ),
  ],
  [
    "PUT",
    /^\/citizens\/([^/]+)\/needs$/,
    ({ params, body }) =>
      one(
        Object.assign(
          CITIZENS.find((each) => each.id === params[0])!,
          { needs: body.needs },
        ),
      ),
  ],
  [
    "GET",
    /^\/citizens\/([^/]+)\/alike$/,
    ({ params }) => ({ body: params[0] === "c1" ? [{ ...CITIZENS[1], name: "王秀兰" }] : [] }),
  ],
  ["GET", /^\/citizens\/([^/]+)\/merges$/, () => ({ body: [] })],
  ["GET", /^\/citizens\/([^/]+)\/repeats$/, ({ params }) => ({ body: params[0] === "c1" ? REPEATS : [] })],
  ["GET", /^\/citizens\/([^/]+)\/conduct$/, ({ params }) => ({ body: params[0] === "c1" ? CONDUCT : [] })],
  ["GET", /^\/conduct$/, () => ({ body: CONDUCT.filter((each) => each.upheld === null) })],
  [
    "GET",
    /^\/citizens\/([^/]+)\/timeline$/,
    ({ params }) => ({ body: { items: params[0] === "c2" ? [] : TIMELINE, next: null } }),
  ],
];
