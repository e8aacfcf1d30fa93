// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { User } from "@shared/model";
import { useDeskState } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";
import { statusOf } from "@/lib/statuses";
import { relativeAge, useNow } from "@/lib/time";
import { UserAvatar } from "@/lib/UserAvatar";
import { sameItems } from "@/lib/useStore";
import classes from "./Overview.module.css";
import { Since } from "./Since";
import { StatusMenu } from "./StatusMenu";

type Load = Schemas["PersonLoad"];

/** Who can take work comes first, then who is there, then the others. */
function useInOrder(loads: readonly Load[]): readonly User[] {
  return useDeskState((state) => {
    const rank = (user: User) => (!user.online ? 2 : statusOf(state, user)?.takes_work ? 0 : 1);
    return loads
      .map((load) => state.users.get(load.user_id))
      .filter((user) => user !== undefined)
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, currentLanguage()));
  }, sameItems);
}

function Bar({ held, capacity }: { held: number; capacity: number }) {
  if (capacity === 0) return null;
  const full = held >= capacity;
  return (
    <span className={classes.bar} aria-hidden="true">
      <span data-full={full} style={{ width: `${Math.min(100, (held / capacity) * 100)}%` }} />
    </span>
  );
}

function Person({ user, load }: { user: User; load: Load }) {
  const { t } = useTranslation(["routing", "inbox"]);
  const now = useNow();
  const { held, unanswered } = load;
  const away = load.absent_since ? t("overview.awaySince", { age: relativeAge(load.absent_since, now) }) : t("inbox:offline");
  return (
    <li className={classes.person} data-offline={!user.online}>
      <UserAvatar user={user} size={34} />
      <div className={classes.who}>
        <span className={classes.name}>{user.name}</span>
        <span className={classes.more}>{user.online ? t("inbox:online") : away}</span>
      </div>
      <div className={classes.load}>
        <span className={classes.held}>
          {user.capacity > 0 ? t("overview.heldOf", { held, capacity: user.capacity }) : t("overview.heldCount", { count: held })}
        </span>
        <Bar held={held} capacity={user.capacity} />
        <span className={classes.more}>
          {unanswered > 0 ? t("overview.unansweredCount", { count: unanswered }) : t("overview.allAnswered")} <Since time={load.waiting_since} />
        </span>
      </div>
      <StatusMenu user={user} />
    </li>
  );
}

export function People({ loads }: { loads: readonly Load[] }) {
  const { t } = useTranslation("routing");
  const users = useInOrder(loads);
  const loadOf = new Map(loads.map((load) => [load.user_id, load]));
  return (
    <section className={classes.card} aria-label={t("overview.people")}>
      <h2>{t("overview.people")}</h2>
      <ul className={classes.rows}>
        {users.map((user) => (
          <Person key={user.id} user={user} load={loadOf.get(user.id)!} />
        ))}
      </ul>
    </section>
  );
}
