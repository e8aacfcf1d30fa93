// SPDX-License-Identifier: AGPL-3.0-or-later
export { contrast, fill, reach, textOn } from "../shared/colour";
