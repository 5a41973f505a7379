import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'parts',
          root: import.meta.dirname,
          // Nothing is asserted of time: a busy machine may take its own.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ['bff/**/*.test.ts', 'contracts/**/*.test.ts', '{gate*,weight,words}.test.ts'],
        },
      },
      {
        // Two pages of one browser are all that a small machine draws at once.
        test: {
          name: 'screens',
          root: import.meta.dirname,
          include: ['stories/**/*.test.ts', 'pictures/**/*.test.ts'],
          fileParallelism: false,
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Servers that are killed; each test has its own.
        test: {
          name: 'crash',
          root: import.meta.dirname,
          include: ['crash/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // A browser: one file at a time.
        test: {
          name: 'path',
          root: import.meta.dirname,
          include: ['*journey.test.ts'],
          fileParallelism: false,
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
