import type { TestSession, TestSuiteResult } from '@web/test-runner'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export function sum(counts: Counts[]): Counts {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** What @web/test-runner ran. A file that fails as a whole counts as one failure. */
export function countSessions(sessions: TestSession[]): Counts {
  return sum(
    sessions.map(({ testResults, passed }) => {
      const counts = testResults ? countSuite(testResults) : sum([])
      return passed === true || counts.failed > 0 ? counts : { ...counts, failed: 1 }
    }),
  )
}

function countSuite({ tests, suites }: TestSuiteResult): Counts {
  const own = {
    passed: tests.filter((test) => test.passed && !test.skipped).length,
    failed: tests.filter((test) => !test.passed && !test.skipped).length,
    skipped: tests.filter((test) => test.skipped).length,
  }
  return sum([own, ...suites.map(countSuite)])
}

/** What vitest wrote with `--reporter=json`. A file that fails as a whole counts as one failure. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

export function countVitest(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
