export { compilePipeline } from './aggregate/pipeline';
export type { Pipeline } from './aggregate/stage';
