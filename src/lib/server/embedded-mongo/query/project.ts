export { compileProjection, type Projection } from './project/compile';
