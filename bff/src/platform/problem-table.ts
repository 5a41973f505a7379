import { REQUEST_PROBLEMS } from './problem-table/requests.ts'
import { ACCOUNT_PROBLEMS } from './problem-table/accounts.ts'
import { DOSSIER_PROBLEMS } from './problem-table/dossiers.ts'
import { DOCUMENT_PROBLEMS } from './problem-table/documents.ts'
import { SHARE_PROBLEMS } from './problem-table/shares.ts'
import { RETURN_PROBLEMS } from './problem-table/returns.ts'
import { DEPOSIT_PROBLEMS } from './problem-table/deposits.ts'

type RequestProblems = typeof REQUEST_PROBLEMS
type AccountProblems = typeof ACCOUNT_PROBLEMS
type DossierProblems = typeof DOSSIER_PROBLEMS
type DocumentProblems = typeof DOCUMENT_PROBLEMS
type ShareProblems = typeof SHARE_PROBLEMS
type ReturnProblems = typeof RETURN_PROBLEMS
type DepositProblems = typeof DEPOSIT_PROBLEMS

/** Extending all parts, it compiles only while no code stands in two of them. */
interface Problems
  extends
    RequestProblems,
    AccountProblems,
    DossierProblems,
    DocumentProblems,
    ShareProblems,
    ReturnProblems,
    DepositProblems {}

/** Every refusal of the zone: code → status and sentences. Codes are stable, hosts rely on them. */
export const PROBLEMS: Problems = {
  ...REQUEST_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...DOSSIER_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...SHARE_PROBLEMS,
  ...RETURN_PROBLEMS,
  ...DEPOSIT_PROBLEMS,
}

export type ProblemCode = keyof Problems
