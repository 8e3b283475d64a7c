// The engine's version, for receipts. It is the package's.
export const ENGINE_VERSION = "0.1.0";
