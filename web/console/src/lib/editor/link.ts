// SPDX-License-Identifier: AGPL-3.0-or-later
import { isSafeHref } from "./stored";

/** Of a text that is being edited: a click does not leave it. */
export const linkOptions = {
  openOnClick: false,
  autolink: true,
  defaultProtocol: "https",
  HTMLAttributes: { target: null, rel: null },
  isAllowedUri: (url: string) => isSafeHref(url),
};
