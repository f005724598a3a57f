export type Role = "AGENT" | "OFFICER" | "SUPERVISOR" | "LEADER" | "SYSTEM_ADMIN" | "SECURITY_ADMIN" | "AUDIT_ADMIN";

export interface City {
  name: string;
  nameEn: string;
  /** IANA name of the city's time zone. */
  zone: string;
}

export interface Me {
  id: string;
  username: string;
  number: string;
  displayName: string;
  displayNameEn: string | null;
  departmentCode: string;
  departmentName: string;
  roles: Role[];
  sampleCity: boolean;
  city: City;
}
