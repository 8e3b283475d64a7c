// Generated tests run from one seed, so that a run says the same on every machine. `MIZAN_SEED=7 npx vitest run test/properties` looks elsewhere.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["MIZAN_SEED"] ?? 1404) });
