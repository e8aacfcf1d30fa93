// SPDX-License-Identifier: AGPL-3.0-or-later
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--hk-accent)" />
      <path
        d="M10 8v16M22 8v16M10 16h4.500l2-4 2.500 8 1-4H22"
        fill="none"
        stroke="var(--hk-on-accent)"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
