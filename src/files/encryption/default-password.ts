/**
 * The password of workbooks that are protected against changes alone: Excel encrypts them with it, and opens them
 * without asking anybody ([MS-OFFCRYPTO] 2.4.2.3).
 */
const DEFAULT_PASSWORD = "VelvetSweatshop";

/** The default password as UTF-16 with its low bytes first, as all methods but the oldest take it. */
export const DEFAULT_PASSWORD_BYTES = Uint8Array.from(DEFAULT_PASSWORD, (char) => char.charCodeAt(0)).reduce(
  (bytes, code, at) => {
    bytes[2 * at] = code;
    return bytes;
  },
  new Uint8Array(2 * DEFAULT_PASSWORD.length),
);
