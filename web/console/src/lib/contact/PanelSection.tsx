// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from "react";
import classes from "./Contact.module.css";

export function PanelSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <header>
        <h3>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}
