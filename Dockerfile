FROM node:26-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
# Packages first: they change seldom, and this layer is kept until they do.
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --include=dev
# .dockerignore lets in the sources and nothing else.
COPY . .
RUN node scripts/build.mjs

FROM node:26-slim
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    PORT=3000 \
    HOSTNAME=0.0.0.0 \
    AGORA_DATA_DIR=/data
# The server itself cannot be changed by the user it runs as; only its data and Next's cache can.
COPY --from=build /app/.next/standalone ./
RUN mkdir -p /data .next/cache && chown node:node /data .next/cache
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
