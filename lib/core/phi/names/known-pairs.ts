/** Algorithms, tests, places, chips, fonts and companies whose names are made like those of a person. Lower case. */
export const KNOWN_PAIRS: ReadonlySet<string> = new Set(
  `robin hood|michael scott|clark wilson|lee yang|harrison ruzzo|brewer nash|boyer moore|graham denning|
rogers ramanujan|lee moore|thomas fermi|morris pratt|john doe test|santa claus|murphy law|reed solomon|
green lake|sierra leone|dr watson|mr robot|sir trevor|dr first|san marino|max planck|claude code|claude opus|
james webb|marie kondo|karl fischer|samsung knox|mann whitney|anderson darling|shapiro wilk|dickey fuller|
cox ross|cochran mantel|bland altman|kaplan meier|nelson aalen|hodges lehmann|floyd warshall|ford fulkerson|
smith waterman|jaro winkler|reed muller|douglas peucker|newton raphson|fletcher reeves|harvey balls|
box jenkins|monte carlo|ann arbor|perry mason|pearl river|rose garden|lily pad|johns hopkins|fort wayne|
ruby gems|crystal ball|ray tune|ray serve|travis job|jasper lake|alder lake|raptor lake|ice lake|tiger lake|
meteor lake|sierra forest|gill sans|franklin gothic|wells fargo|morgan stanley|goldman sachs|charles schwab|
becton dickinson|eli lilly|bristol myers|baxter pump|abbott freestyle|tom cat|crystal lang`
    .replaceAll('\n', '')
    .split('|'),
);
