/** Where it stands with the other names that programs use: the smoke test tells of it too. */
export { PRODUCER_TAG } from '../core/deployed-names';
