export { API_DOCS_STYLES, apiDocsPage } from './api-docs.ts'
export { pageRoutes } from './pages.routes.ts'
