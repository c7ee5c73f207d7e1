import { type PasskeyOptions, passkey } from '@better-auth/passkey';
import { APIError, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '#platform/database';
import type { Account } from './accounts.ts';
import { browserName } from './browser-name.ts';
import { longestPassword, shortestPassword } from './check-password.ts';

export interface AuthSettings {
  /** Where readers find the site: passkeys belong to its host. */
  readonly publicUrl: string;
  /** From `readAuthSecret`. */
  readonly secret: string;
}

/** Cookies go to staff pages alone: a reader of the public pages never gets one. */
export const cookiePath = '/desk';
const idleSeconds = 12 * 60 * 60;

/**
 * better-auth on our own handle and tables. Its own addresses are not served: only our pages call it. With `onlyFor` it keeps new passkeys
 * of that account alone, whatever the browser was offered before.
 */
export function openBetterAuth(db: Database, { publicUrl, secret }: AuthSettings, onlyFor: string | null = null) {
  return betterAuth({
    ...optionsOf(db),
    appName: 'Outspoken',
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // It counts by address of a computer, which we do not keep; see auth.ts.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword * 4, // We count characters, it counts UTF-16 units.
    },
    advanced: {
      cookiePrefix: 'outspoken',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { path: cookiePath, sameSite: 'lax', httpOnly: true },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false }, // A test does it; here it would ask for a connection of its own, also within a transaction.
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({ data: { ...session, userAgent: browserName(session.userAgent ?? '') } }),
        },
      },
    },
    plugins: [twoFactor(twoFactorOptions), passkey(passkeyOptions(publicUrl, onlyFor))],
  });
}

export type BetterAuth = ReturnType<typeof openBetterAuth>;

/** What decides the tables, for the test that compares them with ours. */
export function optionsOf(db: Database) {
  return {
    database: {
      db,
      type: 'postgres' as const,
      schemaName: 'auth',
      // It would ask for a second connection inside its own transaction, and the embedded database has one.
      transaction: false,
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sessions',
      expiresIn: idleSeconds,
      updateAge: 60,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'network_address',
        userAgent: 'browser',
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
  };
}

export const twoFactorOptions = {
  issuer: 'Outspoken',
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'two_factors',
      fields: {
        backupCodes: 'backup_codes',
        userId: 'user_id',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
};

/** A passkey is the whole of a sign-in, so that it must also check who holds it: by finger, face or PIN. */
export function passkeyOptions(publicUrl: string, onlyFor: string | null): PasskeyOptions {
  return {
    rpID: new URL(publicUrl).hostname,
    rpName: 'Outspoken',
    origin: publicUrl,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      requireSession: false,
      // Only our own code calls this, with an account that it has just looked up.
      resolveUser: ({ context }) => {
        const { id, email, name } = JSON.parse(context ?? 'null') as Account;
        return { id, name: email, displayName: name };
      },
      afterVerification: ({ verification, user }) => {
        if (verification.registrationInfo?.userVerified !== true || user.id !== onlyFor)
          throw new APIError('BAD_REQUEST');
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
      },
    },
    schema: {
      passkey: {
        modelName: 'passkeys',
        fields: {
          publicKey: 'public_key',
          userId: 'user_id',
          credentialID: 'credential_id',
          deviceType: 'kind',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  };
}
