export { compilePipeline, type Pipeline } from './aggregate/pipeline';
