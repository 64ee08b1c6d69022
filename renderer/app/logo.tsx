/** The mark: a cleared plot on a district map. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="10" fill="#0e7a5a" />
      <path d="M10 31L18 12L38 15L35 35L20 38Z" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinejoin="round" />
      <path
        d="M18.5 26l5 5l9-12"
        fill="none"
        stroke="#ffd166"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
