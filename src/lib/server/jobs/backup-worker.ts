/** The thread that makes, checks and restores backups: carries out one order, answers, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { performTask } from '../services/backup/perform-task';
import type { BackupOrder } from '../services/backup/task';

parentPort?.postMessage(await performTask(workerData as BackupOrder));
