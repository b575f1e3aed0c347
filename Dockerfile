FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev
COPY . .
RUN node bin/build.mjs && npm prune --omit=dev --ignore-scripts && mkdir -p .trailglass && chown node: .trailglass
USER node
