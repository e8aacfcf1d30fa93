// SPDX-License-Identifier: AGPL-3.0-or-later
/** The one line that puts the chat on a page. */
export function chatSnippet(key: string, origin = window.location.origin): string {
  return `<script async src="${origin}/widget.js" data-channel="${key}"></script>`;
}

/** On the website's own server: what says who is signed in. Any library for JSON Web Tokens does. */
export function signSnippet(key: string): string {
  return `const token = jwt.sign(
  { sub: String(user.id), name: user.name, email: user.email, aud: "${key}" },
  process.env.HARKEN_IDENTITY_SECRET,
  { algorithm: "HS256", expiresIn: "10m" },
);`;
}

/** In its pages. The chat may come later than this line: until then the calls wait in a list. */
export const identifySnippet = `<script>
  window.Harken ||= (...call) => (Harken.q ||= []).push(call);
  Harken("identify", token); // somebody is signed in
  Harken("logout");          // or: somebody has just signed out
</script>`;

/** A program's own message, as a command that can be tried at once. */
export function postSnippet(address: string): string {
  return `curl '${address}' \\
  -H "Authorization: Bearer $HARKEN_SECRET" \\
  -d '{
    "id": "message-1",
    "from": {"id": "customer-7", "name": "Kai", "email": "kai@shop.example"},
    "text": "Hello"
  }'`;
}
