/** The thread that composes the Word file of a manual: tells how far it is, answers, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { performWordOrder } from '../services/manual/word-order';
import type { WordOrder } from '../services/manual/word-order';

await performWordOrder(workerData as WordOrder, (message) => parentPort?.postMessage(message));
