import {
  activationsApi,
  devicesApi,
  passwordResetsApi,
  sessionApi,
  type ActivationsApi,
  type DevicesApi,
  type PasswordResetsApi,
  type SessionApi,
} from './accounts.ts'
import { clientOn, openLine, type ClientOptions, type JzClient } from './create-client.ts'

/** What JurisZone's own site asks beside: whoever embeds a widget signs nobody in, and does not carry the calls. */
export interface SiteClient extends JzClient {
  readonly session: SessionApi
  readonly activations: ActivationsApi
  readonly passwordResets: PasswordResetsApi
  readonly devices: DevicesApi
}

export function createSiteClient(options: ClientOptions): SiteClient {
  const line = openLine(options)
  const { send } = line.transport
  return {
    ...clientOn(line),
    session: sessionApi(send),
    activations: activationsApi(send),
    passwordResets: passwordResetsApi(send),
    devices: devicesApi(send),
  }
}
