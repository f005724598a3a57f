/** A version of some rules as it was published; nobody for the one an installation begins with. */
export interface Edition<R> {
  publishedAt: string;
  publishedBy: string | null;
  note: string;
  rules: R;
}
