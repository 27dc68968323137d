import { benchChart, fillChart } from './chart-frames';
import { fill } from './fill';
import { benchManual } from './manual';
import { benchPages } from './pages';
import { benchPublishing } from './publishing';
import { fillWithRequests, openTime } from './store-of';

/** `npm run bench -- NAME`; the other words are parts of a bench that run in a process of their own. */
const PARTS: Record<string, (words: string[]) => Promise<void>> = {
	pages: (words) => benchPages({ quick: words.includes('quick') }),
	chart: benchChart,
	'fill-chart': async ([folder = '']) => console.log(await fillChart(folder)),
	publishing: () => benchPublishing(),
	manual: () => benchManual(),
	fill: async ([folder = '', positions = '', employees = '']) => {
		const size = { positions: Number(positions), employees: Number(employees) };
		console.log(JSON.stringify(await fill(folder, size)));
	},
	many: ([folder = '']) => fillWithRequests(folder),
	open: async ([folder = '']) => {
		console.log(JSON.stringify(await openTime(folder)));
	}
};

const [name = '', ...words] = process.argv.slice(2);
const part = PARTS[name];
if (!part) {
	console.error(`No bench is called "${name}". There are: pages, publishing, chart, manual`);
	process.exit(2);
}
await part(words);
