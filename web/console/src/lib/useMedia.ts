// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMediaQuery } from "@mantine/hooks";

/** Below it, the contact panel is a drawer. */
export function useIsNarrow(): boolean {
  return useMediaQuery("(max-width: 1099px)", undefined, { getInitialValueInEffect: false }) ?? false;
}

/** Below it, one zone at a time. */
export function useIsPhone(): boolean {
  return useMediaQuery("(max-width: 719px)", undefined, { getInitialValueInEffect: false }) ?? false;
}
