/** True once something has been the case for a while: skeletons wait 200 ms, searches for a pause in typing. */
import { useEffect, useState } from "react";

export function useLater(is: boolean, delay = 200): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!is) return;
    const clock = setTimeout(() => setLate(true), delay);
    return () => {
      clearTimeout(clock);
      setLate(false);
    };
  }, [is, delay]);
  return is && isLate;
}

/** The value as it was when it last stood still for `delay` milliseconds. */
export function useSettled<Value>(value: Value, delay = 250): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const clock = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(clock);
  }, [value, delay]);
  return settled;
}
