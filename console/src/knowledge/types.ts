export interface KnowledgeHit {
  code: string;
  title: string;
  departmentCode: string;
  departmentName: string;
  passage: string;
  highlights: [number, number][];
  score: number;
}

export interface Article {
  code: string;
  version: number;
  title: string;
  titleEn: string | null;
  departmentCode: string;
  categoryCode: string;
  keywords: string[];
  body: string;
  html: string;
  validFrom: string;
  reviewBy: string;
  visibility: "PUBLIC" | "STAFF";
  timesUsed: number;
}
