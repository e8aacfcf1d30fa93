// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./Avatar.module.css";
import { initials, tintOf } from "./people";
import type { Look } from "./statuses";

interface Props {
  id: string;
  name: string;
  size?: number;
  online?: boolean;
  availability?: Look;
  /** Where it lies; initials stand in for one that can't be had. */
  photo?: string | undefined;
}

function Face({ name, size, photo }: { name: string; size: number; photo: string | undefined }) {
  const [failed, setFailed] = useState<string>();
  if (photo && failed !== photo)
    return <img className={classes.photo} src={photo} alt="" width={size} height={size} loading="lazy" onError={() => setFailed(photo)} />;
  return name.trim() === "" ? <IconUser size={size * 0.55} stroke={1.75} /> : <span className={classes.initials} data-initials={initials(name)} />;
}

/** Decoration: the name always stands beside it. */
export function Avatar({ id, name, size = 32, online, availability, photo }: Props) {
  return (
    <span className={classes.avatar} data-tint={tintOf(id)} style={{ width: size, height: size, fontSize: size * 0.38 }} aria-hidden="true">
      <Face name={name} size={size} photo={photo} />
      {online !== undefined && <span className={classes.dot} data-online={online} data-availability={availability} />}
    </span>
  );
}
