FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY svelte.config.js tsconfig.json vite.config.ts vite.entries.config.ts ./
COPY scripts scripts
COPY profiles profiles
COPY static static
COPY src src
RUN node scripts/build.js
RUN find build -name "*.map" -delete && rm -r build/hashes build/entries/bench.js

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=1
# A volume takes over the owner of the folder that it is mounted on.
RUN install -d -o node -g node -m 0700 /data
WORKDIR /app
COPY --from=build /app/package.json ./
# The one module that is built for each platform; everything else stands in the build.
COPY --from=build /app/node_modules/@node-rs node_modules/@node-rs
COPY --from=build /app/profiles profiles
COPY --from=build /app/build build
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start` does it: a small heap.
CMD ["node", "--max-semi-space-size=2", "--heap-growing-percent=30", "build/entries/serve.js"]
