/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  typedRoutes: true,
  // The program without its tests: `npm run check` has them all.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  productionBrowserSourceMaps: false,
  experimental: {
    // An IAM snapshot of a large account; every route has its own limit below it.
    proxyClientMaxBodySize: "128mb",
    // Leaves out what nobody calls of the framework's own CommonJS.
    turbopackCjsTreeShaking: true,
    // Chunks that are always fetched together are one: it compresses better, by 5 kB for each page.
    turbopackChunking: { minChunkSize: 1_000_000, maxMergeChunkSize: 10_000_000 },
  },
  // Pictures change with a version only; an hour is how long an old one may stay.
  headers: async () => [
    {
      source: "/:picture(icons|world-land).svg",
      headers: [{ key: "Cache-Control", value: "public, max-age=3600" }],
    },
  ],
  // The database driver and the AWS SDK stay Node packages: they are never part of a browser bundle.
  serverExternalPackages: [
    ...["pg", "@prisma/client", "@prisma/adapter-pg", "@aws-sdk/client-s3"],
    ...["@aws-sdk/client-cloudtrail", "maxmind", "pdfkit", "fontkit"],
  ],
};
