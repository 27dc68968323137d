/**
 * The floor: a bare Node server that answers with as many bytes as it is asked for and does nothing
 * else. Prints its port once it listens.
 */
import { createServer } from 'node:http';

const MOST = 4 * 1024 * 1024;
const bytes = Buffer.alloc(MOST, 'a');

const server = createServer((request, response) => {
	const size = Math.min(MOST, Number(request.url?.slice(1)) || 0);
	response.writeHead(200, { 'content-type': 'text/html', 'content-length': size });
	response.end(bytes.subarray(0, size));
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
	const address = server.address();
	console.log(typeof address === 'object' && address ? address.port : 0);
});
