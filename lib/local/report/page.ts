import type { Html } from './html';

/** How much something asks for attention; the colours follow it. */
export type Tone = 'bad' | 'warn' | 'good' | 'calm';

/** What every kind of report is made into, before it becomes a page. */
export interface Page {
  /** What kind of answer this is, above the title. */
  readonly kind: string;
  readonly title: Html;
  /** Of the window of the browser: no markup. */
  readonly tab: string;
  /** The window and what else the question was. */
  readonly question: Html;
  /** The answer in one sentence. */
  readonly answer: Html;
  readonly tone: Tone;
  readonly numbers: readonly KeyNumber[];
  /** What has to be done by when; shown with the numbers. */
  readonly deadlines: readonly Deadline[];
  readonly sections: readonly Section[];
  /** What is to be kept in mind of this kind of answer. */
  readonly caution: string;
  /** Lines for a hand on paper, as `Reviewer`. */
  readonly signatures: readonly string[];
}

export interface KeyNumber {
  readonly name: string;
  readonly value: number;
  readonly tone: Tone;
  /** What the number means, in few words. */
  readonly says: string;
}

export interface Deadline {
  readonly who: string;
  readonly due: string;
  readonly left: string;
  readonly tone: Tone;
  readonly basis: string;
}

export interface Section {
  /** Unique in the page: a word. */
  readonly id: string;
  readonly title: string;
  readonly says: Html;
  readonly content: readonly Html[];
  /** Its table is wider than a sheet: it is printed across. @default false */
  readonly isAcross?: boolean;
  /** Behind the title in the contents. */
  readonly count?: number;
}
