export interface SoftphoneCredential {
  username: string;
  password: string;
  domain: string;
  wsUrl: string;
  iceServers: RTCIceServer[];
  expiresAt: string;
}
