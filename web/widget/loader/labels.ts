// SPDX-License-Identifier: AGPL-3.0-or-later
const labels: Record<string, string> = { ru: "Чат", id: "Obrolan" };

export function launcherLabel(language: string, unread: number): string {
  const label = labels[language.slice(0, 2)] ?? "Chat";
  return unread ? `${label}: ${unread}` : label;
}
