/** Transfer orders into batches by one person; batches to the bank by another. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ask, getAll, newId, ORDER_STATES, type OrderState, type PaymentBatch, post, put, query, type Session, type TransferOrder } from '../api';
import { moment } from '../dates';
import { persian, rials } from '../numbers';
import { Tick } from '../parts/fields';
import { Sure } from '../parts/pictures';
import { Answer, Card, Chip, css, Empty, Facts, Filters, Ltr, Money, Notice, Page, Refusal, type Tone } from '../parts/ui';
import { client } from '../queries';
import * as words from '../words';

const orderTone: Record<OrderState, Tone> = { ISSUED: 'yours', SENT: 'wait', PAID: 'good', FAILED: 'bad' };

const changed = () => void client.invalidateQueries({ queryKey: ['orders'] });

function Orders({ session }: { session: Session }) {
  const [, go] = useLocation();
  const [state, setState] = useState<OrderState>('ISSUED');
  const [chosen, setChosen] = useState<string[]>([]);
  const [batchId, setBatchId] = useState(() => newId());
  const maker = session.roles.includes('finance-maker');
  const orders = useQuery({ queryKey: ['orders', state], queryFn: () => getAll<TransferOrder>(query('claims/transfer-orders', { state })), refetchInterval: 15_000 });
  const batching = useMutation({
    mutationFn: () => put(`claims/payment-batches/${batchId}`, { transferOrderIds: chosen }),
    onSuccess: () => {
      setChosen([]);
      setBatchId(newId());
      changed();
      void client.invalidateQueries({ queryKey: ['batches'] });
      go('/staff/batches');
    },
  });
  const reissuing = useMutation({ mutationFn: (id: string) => post(`claims/transfer-orders/${id}/reissue`), onSuccess: changed });
  const toggle = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <Page title="حواله‌ها">
      <Filters label="وضعیت حواله" value={state} onChange={(next) => { setState(next); setChosen([]); }} options={ORDER_STATES.map((value) => ({ value, label: words.orderState[value], count: value === state ? orders.data?.items.length : undefined }))} />
      <Refusal error={batching.error ?? reissuing.error} />
      <Answer of={orders}>
        {({ items }) => items.length === 0 ? <Empty icon="bank"><p>حواله‌ای با این وضعیت نیست.</p></Empty> : (
          <Card label="حواله‌ها">
            <div className={css.scroll}>
              <table>
                <thead><tr>{maker && state === 'ISSUED' && <th><span className={css.hidden}>گزینش</span></th>}<th>شماره</th><th>مبلغ</th><th>سندها</th><th>صدور</th><th>وضعیت</th></tr></thead>
                <tbody>
                  {items.map((order) => (
                    <tr key={order.id}>
                      {maker && state === 'ISSUED' && <td>{!order.batch && <Tick label={`گزینش حوالهٔ ${persian(order.number)}`} checked={chosen.includes(order.id)} onChange={() => toggle(order.id)} />}</td>}
                      <td><Ltr>{order.number}</Ltr></td>
                      <td><Money amount={order.amount} strong /></td>
                      <td>{persian(order.claims.length)}</td>
                      <td>{moment(order.issuedAt)}</td>
                      <td>
                        <Chip tone={orderTone[order.state] ?? 'quiet'}>{words.of(words.orderState, order.state)}</Chip>
                        {order.state === 'ISSUED' && order.batch && <div className={css.small}>در دستهٔ پرداخت</div>}
                        {order.bankReference && <div className={css.small}><Ltr>{order.bankReference}</Ltr></div>}
                        {order.failure && <div className={css.small}>{order.failure}</div>}
                        {maker && order.state === 'FAILED' && <div><Button variant="default" size="sm" h={44} loading={reissuing.isPending} onClick={() => reissuing.mutate(order.id)}>صدور دوباره</Button></div>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {maker && state === 'ISSUED' && (
              <div className={css.row}>
                <Button variant="default" onClick={() => setChosen(chosen.length ? [] : items.filter((order) => !order.batch).map((order) => order.id))}>{chosen.length ? 'هیچ‌کدام' : 'همه'}</Button>
                <Button disabled={chosen.length === 0} loading={batching.isPending} onClick={() => batching.mutate()}>
                  {chosen.length === 0 ? 'ساختن دسته' : `ساختن دسته از ${persian(chosen.length)} حواله، ${rials(items.filter((order) => chosen.includes(order.id)).reduce((sum, order) => sum + order.amount, 0))}`}
                </Button>
              </div>
            )}
          </Card>
        )}
      </Answer>
    </Page>
  );
}

const batchChanged = () => {
  void client.invalidateQueries({ queryKey: ['batches'] });
  changed();
};

function Batch({ batch, session }: { batch: PaymentBatch; session: Session }) {
  const approving = useMutation({
    mutationFn: async () => {
      // What is approved is what is on the server now; its ETag says which.
      const { etag } = await ask<PaymentBatch>('GET', `claims/payment-batches/${batch.id}`);
      return post(`claims/payment-batches/${batch.id}/approval`, undefined, { seen: etag });
    },
    onSettled: batchChanged,
  });
  const withdraw = async () => {
    const { etag } = await ask<PaymentBatch>('GET', `claims/payment-batches/${batch.id}`);
    await ask('DELETE', `claims/payment-batches/${batch.id}`, { seen: etag });
  };
  const own = batch.maker === session.username;
  return (
    <Card label={`دسته ${batch.id}`}>
      <div className={css.between}><Money amount={batch.total} strong /><Chip tone={batch.state === 'DONE' ? 'good' : batch.state === 'APPROVED' ? 'wait' : batch.state === 'WITHDRAWN' ? 'quiet' : 'yours'}>{words.of(words.batchState, batch.state)}</Chip></div>
      <Facts rows={[
        ['شمار حواله‌ها', persian(batch.count)],
        ['سازنده', <Ltr key="m">{batch.maker}</Ltr>],
        ['ساخته‌شده', batch.preparedAt && moment(batch.preparedAt)],
        ['تأییدکننده', batch.checker && <Ltr key="c">{batch.checker}</Ltr>],
        ['تأیید', batch.approvedAt && moment(batch.approvedAt)],
        ['اثر انگشت پرونده', batch.fileHash && <Ltr key="h">{`${batch.fileHash.slice(0, 16)}…`}</Ltr>],
      ]} />
      <Refusal error={approving.error} />
      {batch.state === 'PREPARED' && session.roles.includes('finance-checker') && (own
        ? <Notice tone="yours">سازندهٔ دسته نمی‌تواند خودش آن را تأیید کند.</Notice>
        : <Button loading={approving.isPending} onClick={() => approving.mutate()}>تأیید و فرستادن به بانک</Button>)}
      {batch.state === 'PREPARED' && session.roles.includes('finance-maker') && (
        <Sure question="دسته کنار گذاشته شود؟ حواله‌هایش آزاد می‌شوند." yes="کنار گذاشتن دسته" run={withdraw} onDone={batchChanged}>کنار گذاشتن دسته</Sure>
      )}
    </Card>
  );
}

function Batches({ session }: { session: Session }) {
  const batches = useQuery({ queryKey: ['batches'], queryFn: () => getAll<PaymentBatch>('claims/payment-batches'), refetchInterval: 10_000 });
  return (
    <Page title="دسته‌های پرداخت" narrow>
      <Answer of={batches}>
        {({ items }) => items.length === 0 ? <Empty icon="bank"><p>هنوز دسته‌ای ساخته نشده است.</p></Empty> : <>{items.map((batch) => <Batch key={batch.id} batch={batch} session={session} />)}</>}
      </Answer>
    </Page>
  );
}

export default function Finance({ at, session }: { at: 'orders' | 'batches'; session: Session }) {
  return at === 'orders' ? <Orders session={session} /> : <Batches session={session} />;
}
