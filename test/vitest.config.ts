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
          include: ['bff/**/*.test.ts', 'contracts/**/*.test.ts', 'gate*.test.ts'],
        },
      },
      {
        // A browser, servers that are killed: one file at a time.
        test: {
          name: 'path',
          root: import.meta.dirname,
          include: ['storybook.test.ts', 'journey.test.ts', 'crash/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
