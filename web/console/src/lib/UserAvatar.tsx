// SPDX-License-Identifier: AGPL-3.0-or-later
import type { User } from "@shared/model";
import { Avatar } from "./Avatar";
import { lookOf, useStatusOf } from "./statuses";

/** A colleague with the dot that tells how they are there. */
export function UserAvatar({ user, size, online = user.online && user.active }: { user: User; size?: number; online?: boolean }) {
  const look = lookOf(useStatusOf(user));
  return <Avatar id={user.id} name={user.name} size={size} online={online} availability={look} />;
}
