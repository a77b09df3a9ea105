import { writeFileSync } from 'node:fs';
import { dataDictionary } from '../lib/core/data-dictionary';

writeFileSync('docs/data-dictionary.md', dataDictionary());
