// SPDX-License-Identifier: AGPL-3.0-or-later
import { Avatar } from "./Avatar";

interface Props {
  contact: { id: string; name: string; photo?: string | undefined };
  size?: number;
}

/** A customer: with their photo, where their platform shows one. */
export function ContactAvatar({ contact: { id, name, photo }, size }: Props) {
  return <Avatar id={id} name={name} size={size} photo={photo && `/api/v1/contacts/${id}/photo?v=${photo}`} />;
}
