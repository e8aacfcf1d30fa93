// SPDX-License-Identifier: AGPL-3.0-or-later
const labels: Record<string, [open: string, close: string, unread: string]> = {
  en: ["Open the chat", "Close the chat", "unread"],
  ru: ["Открыть чат", "Закрыть чат", "не прочитано"],
  id: ["Buka obrolan", "Tutup obrolan", "belum dibaca"],
};

export function launcherLabel(language: string, open: boolean, unread: number): string {
  const [show, hide, waiting] = labels[language.slice(0, 2)] ?? labels["en"]!;
  return open ? hide : unread ? `${show}, ${unread} ${waiting}` : show;
}
