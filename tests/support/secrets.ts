// SPDX-License-Identifier: AGPL-3.0-or-later
// What a desk was told in confidence, or told: none of it may stand in its log, whatever a test does.

/** Of these passwords everybody knows: they are in the demo's own words. */
const wellKnown = ["harken-demo"];
const isSecret = /(password|secret|token)$/;
/** Shorter ones are words that are in any log. */
const kShortest = 8;

/** Each secret, and where it was seen. Whichever server of the test file was told it: another node of its desk may write it into its log. */
const known = new Map<string, string>();

export function keepSecret(secret: string, name: string): void {
  if (secret.length >= kShortest && !wellKnown.includes(secret)) known.set(secret, name);
}

/** All that a body of the API names a password, a secret or a token. */
export function keepSecretsOf(body: unknown, where: string): void {
  if (typeof body !== "object" || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string" && isSecret.test(name)) keepSecret(value, `${where}: ${name}`);
    if (name === "secrets" && typeof value === "object") for (const [which, secret] of Object.entries(value ?? {})) keepSecret(String(secret), `${where}: ${which}`);
    keepSecretsOf(value, where);
  }
}

/** Where the secrets that this text tells were seen; without the secrets themselves. */
export function secretsIn(text: string): string[] {
  const told = [...known].filter(([secret]) => text.includes(secret));
  return told.map(([secret, name]) => `${name}, in: ${text.split("\n").find((line) => line.includes(secret))!.replaceAll(secret, "***").slice(0, 300)}`);
}
