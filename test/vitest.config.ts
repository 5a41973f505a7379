import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'parts',
          root: import.meta.dirname,
          include: ['bff/**/*.test.ts', 'contracts/**/*.test.ts', 'gate*.test.ts'],
        },
      },
      {
        // A browser, servers that are killed: one file at a time.
        test: {
          name: 'path',
          root: import.meta.dirname,
          include: ['journey.test.ts', 'crash/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
