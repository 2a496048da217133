/** The questions that more than one screen asks. */
import { QueryCache, QueryClient, useQuery } from '@tanstack/react-query';
import { ask, type Admission, type Claim, type ClaimSummary, type Contracts, get, getAll, type Items, type Member, type Messages, query, Refused, type Session } from './api';

const lost = (error: unknown): boolean => error instanceof Refused && error.status === 401;

export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended is noticed by whichever question meets it first.
    onError: (error, asked) => {
      if (lost(error) && asked.queryKey[0] !== 'session') client.setQueryData(['session'], null);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => times < 2 && error instanceof Refused && (error.status === 0 || error.status >= 502),
    },
  },
});

export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    staleTime: 60_000,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await get<Session>('session');
      } catch (error) {
        if (lost(error)) return null;
        throw error;
      }
    },
  });

export const useContracts = (state: 'active' | 'all' = 'active') =>
  useQuery({ queryKey: ['contracts', state], queryFn: () => get<Contracts>(`policy/contracts?state=${state}`), staleTime: 300_000 });

export const useFamily = (contract: string | undefined) =>
  useQuery({
    queryKey: ['family', contract],
    queryFn: () => get<Items<Member>>(query('policy/family', { contract })),
    enabled: Boolean(contract),
    staleTime: 300_000,
  });

export const useMessages = (enabled = true) =>
  useQuery({ queryKey: ['messages'], queryFn: () => get<Messages>('notification/messages'), enabled, refetchInterval: 60_000 });

export const useClaims = () => useQuery({ queryKey: ['claims'], queryFn: () => getAll<ClaimSummary>('claims/claims?view=all') });

export const useDrafts = () =>
  useQuery({ queryKey: ['admissions', 'UPLOADING'], queryFn: () => get<Items<Admission>>('claims/admissions?state=UPLOADING') });

export const useAdmission = (id: string) =>
  useQuery({ queryKey: ['admission', id], queryFn: () => get<Admission>(`claims/admissions/${id}`), staleTime: 0 });

/** The claim with the sequence last seen: what If-Match must say. */
export const useClaim = (id: string, refetchInterval?: number) =>
  useQuery({
    queryKey: ['claim', id],
    refetchInterval,
    queryFn: async () => {
      const { value, etag } = await ask<Claim>('GET', `claims/claims/${id}`);
      return { ...value, sequence: etag ? Number(etag.replaceAll(/\D/g, '')) : value.sequence };
    },
  });

/** A claim changed by us: ask again for it and for the lists it stands in. */
export const claimChanged = (id: string): void => {
  void client.invalidateQueries({ queryKey: ['claim', id] });
  void client.invalidateQueries({ queryKey: ['claims'] });
  void client.invalidateQueries({ queryKey: ['queue'] });
  void client.invalidateQueries({ queryKey: ['messages'] });
};
