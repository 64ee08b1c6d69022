/** Personal settings that outlive a session; a browser without storage keeps the defaults. */
export function readPreference<Value extends string>(
  name: string,
  allowed: readonly Value[] | null,
  fallback: Value,
): Value {
  try {
    const stored = localStorage.getItem(`clearground.${name}`);
    if (stored === null) return fallback;
    return allowed === null || (allowed as readonly string[]).includes(stored) ? (stored as Value) : fallback;
  } catch {
    return fallback;
  }
}

export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(`clearground.${name}`, value);
  } catch {
    // private storage is full or denied: the choice holds for this session
  }
}
