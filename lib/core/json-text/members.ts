/**
 * One member of an object.
 *
 * @property key        the decoded key
 * @property text       the whole member's canonical text
 * @property asItStands true: the producer wrote it just so
 */
export interface Member {
  readonly key: string;
  readonly text: string;
  readonly asItStands: boolean;
}

/** Up to here insertion beats the engine's sort, which costs more to start than most objects to sort. */
const FEW = 24;

/**
 * Members in the order of Python's `sort_keys`; those with one key stay in the order of the text.
 *
 * @returns the same array when its keys already ascend without a duplicate
 */
export function sortMembers(members: readonly Member[]): readonly Member[] {
  if (ascends(members)) return members;
  return members.length > FEW ? members.toSorted(compareMembers) : insertionSort(members);
}

/** The object's text. `members` are sorted; of those with one key the last one counts, as in a Python dict. */
export function objectText(members: readonly Member[]): string {
  let text = '{';
  for (let i = 0; i < members.length; i++) {
    const member = members[i];
    if (member === undefined || member.key === members[i + 1]?.key) continue;
    text += text === '{' ? member.text : `,${member.text}`;
  }
  return `${text}}`;
}

function ascends(members: readonly Member[]): boolean {
  for (let i = 1; i < members.length; i++) {
    const left = members[i - 1];
    const right = members[i];
    if (left !== undefined && right !== undefined && compareMembers(left, right) >= 0) return false;
  }
  return true;
}

function insertionSort(members: readonly Member[]): readonly Member[] {
  const sorted: Member[] = [];
  for (const member of members) {
    let at = sorted.length;
    for (; at > 0; at--) {
      const before = sorted[at - 1];
      if (before === undefined || compareMembers(before, member) <= 0) break;
      sorted[at] = before;
    }
    sorted[at] = member;
  }
  return sorted;
}

/**
 * Python compares code points. That is the order of UTF-16 units but for surrogates: their code points lie
 * above all single units, U+E000 to U+FFFF included.
 */
function compareMembers({ key: a }: Member, { key: b }: Member): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
