// SPDX-License-Identifier: AGPL-3.0-or-later
import type alike from "../locales/en/alike.json";
import type answers from "../locales/en/answers.json";
import type auth from "../locales/en/auth.json";
import type channels from "../locales/en/channels.json";
import type common from "../locales/en/common.json";
import type deletion from "../locales/en/deletion.json";
import type finding from "../locales/en/finding.json";
import type helping from "../locales/en/helping.json";
import type inbox from "../locales/en/inbox.json";
import type linking from "../locales/en/linking.json";
import type notifications from "../locales/en/notifications.json";
import type routing from "../locales/en/routing.json";
import type knowledge from "../locales/en/knowledge.json";
import type security from "../locales/en/security.json";
import type ticket_answers from "../locales/en/ticket_answers.json";
import type ticket from "../locales/en/ticket.json";
import type tickets from "../locales/en/tickets.json";
import type settings from "../locales/en/settings.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      alike: typeof alike;
      answers: typeof answers;
      auth: typeof auth;
      channels: typeof channels;
      common: typeof common;
      deletion: typeof deletion;
      finding: typeof finding;
      helping: typeof helping;
      inbox: typeof inbox;
      knowledge: typeof knowledge;
      linking: typeof linking;
      notifications: typeof notifications;
      routing: typeof routing;
      security: typeof security;
      settings: typeof settings;
      ticket_answers: typeof ticket_answers;
      ticket: typeof ticket;
      tickets: typeof tickets;
    };
  }
}
