// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconUser } from "@tabler/icons-react";
import classes from "./Avatar.module.css";
import { initials, tintOf } from "./people";
import type { Look } from "./statuses";

interface Props {
  id: string;
  name: string;
  size?: number;
  online?: boolean;
  availability?: Look;
}

/** Decoration: the name always stands beside it. */
export function Avatar({ id, name, size = 32, online, availability }: Props) {
  return (
    <span className={classes.avatar} data-tint={tintOf(id)} style={{ width: size, height: size, fontSize: size * 0.38 }} aria-hidden="true">
      {name.trim() === "" ? <IconUser size={size * 0.55} stroke={1.75} /> : <span className={classes.initials} data-initials={initials(name)} />}
      {online !== undefined && <span className={classes.dot} data-online={online} data-availability={availability} />}
    </span>
  );
}
