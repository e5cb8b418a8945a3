/** Characters that two names must share to be alike: 满意度, 及时率, 税收. */
export const LEAST_ALIKE = 2;

/** The longest run of characters that stands in both, from `LEAST_ALIKE` on; 0 where none does. */
export function commonWord(a: string, b: string): number {
  let longest = 0;
  for (let start = 0; start + LEAST_ALIKE <= a.length; start++) {
    let length = Math.max(LEAST_ALIKE, longest + 1);
    while (start + length <= a.length && b.includes(a.slice(start, start + length))) longest = length++;
  }
  return longest;
}
