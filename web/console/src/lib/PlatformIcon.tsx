// SPDX-License-Identifier: AGPL-3.0-or-later
// Through what a customer reaches us, as a picture; its words stand beside it or in its label.
import { type IconProps, IconBrandTelegram, IconMail, IconWebhook, IconWorld } from "@tabler/icons-react";
import type { Schemas } from "@shared/api";

export type Platform = Schemas["ChannelKind"];

const icons = { widget: IconWorld, telegram: IconBrandTelegram, email: IconMail, api: IconWebhook } satisfies Record<Platform, unknown>;

export function PlatformIcon({ platform, ...rest }: IconProps & { platform: Platform }) {
  const Icon = icons[platform];
  return <Icon {...rest} />;
}
