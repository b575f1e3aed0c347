import { config } from "zod/v4/core";

// Schemas would try to write functions out of text, which the policy of every page forbids: the
// browser would report each try.
config({ jitless: true });
