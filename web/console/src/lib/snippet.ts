// SPDX-License-Identifier: AGPL-3.0-or-later
/** The one line that puts the chat on a page. */
export function chatSnippet(key: string, origin = window.location.origin): string {
  return `<script async src="${origin}/widget.js" data-channel="${key}"></script>`;
}
