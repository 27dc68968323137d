import { requireNode } from './build/node-version.js';
import { ensureBuild } from './build/build.js';

requireNode();
const began = Date.now();
const built = await ensureBuild(() => {});
console.log(built ? `Built in ${((Date.now() - began) / 1000).toFixed(1)} s.` : 'Already built.');
