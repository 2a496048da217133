import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { get, type Message, type Messages, post, query } from '../api';
import { moment } from '../dates';
import { Answer, Card, css, Empty, Filters, Page, Refusal } from '../parts/ui';
import { client, useMessages } from '../queries';
import * as words from '../words';
import look from './messages.module.css';

function One({ message, onRead }: { message: Message; onRead: (id: string) => void }) {
  return (
    <li className={`${css.card} ${look.message}`} data-unread={!message.read || undefined}>
      <div className={css.between}>
        <h2>{message.title}{!message.read && <span className={css.hidden}>، خوانده‌نشده</span>}</h2>
        <span className={`${css.small} ${css.dim}`}>{moment(message.at)}</span>
      </div>
      <p>{message.body}</p>
      <div className={css.row}>
        {message.claimId && <Button component={Link} href={`/claims/${message.claimId}`} variant="light" onClick={() => message.read || onRead(message.id)}>دیدن سند</Button>}
        {!message.read && <Button variant="subtle" onClick={() => onRead(message.id)}>خواندم</Button>}
        <span className={`${css.small} ${css.dim}`}>{words.of(words.sms, message.sms)}</span>
      </div>
    </li>
  );
}

export default function MessagesPage() {
  const messages = useMessages();
  const [older, setOlder] = useState<{ items: Message[]; next: string | null }>();
  const loading = useMutation({
    mutationFn: (after: string) => get<Messages>(query('notification/messages', { after })),
    onSuccess: (page) => setOlder((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next ?? null })),
  });
  const [view, setView] = useState<'all' | 'unread'>('all');
  const reading = useMutation({
    mutationFn: async (ids: string[]) => { for (const id of ids) await post(`notification/messages/${encodeURIComponent(id)}/reading`); },
    onMutate: (ids) => {
      setOlder((before) => before && { ...before, items: before.items.map((one) => (ids.includes(one.id) ? { ...one, read: true } : one)) });
      client.setQueryData<Messages>(['messages'], (now) => now && {
        ...now,
        unread: Math.max(0, now.unread - ids.length),
        items: now.items.map((one) => (ids.includes(one.id) ? { ...one, read: true } : one)),
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
  return (
    <Page title="پیام‌ها" narrow>
      <Answer of={messages}>
        {({ items: newest, unread, next: after, total }) => {
          const items = [...newest, ...(older?.items ?? []).filter((message) => !newest.some((one) => one.id === message.id))];
          const next = older ? older.next : after;
          const shown = view === 'all' ? items : items.filter((message) => !message.read);
          return items.length === 0 ? <Empty icon="mail"><p>هنوز پیامی ندارید. هر گام رسیدگی به هزینه‌ها اینجا گفته می‌شود.</p></Empty> : (
            <>
              <div className={css.head}>
                <Filters label="پیام‌ها" value={view} onChange={setView} options={[{ value: 'all', label: 'همه', count: total ?? items.length }, { value: 'unread', label: 'خوانده‌نشده', count: unread }]} />
                {unread > 1 && <Button variant="subtle" onClick={() => reading.mutate(items.filter((message) => !message.read).map((message) => message.id))}>همه را خواندم</Button>}
              </div>
              <Refusal error={reading.error} />
              <Refusal error={loading.error} />
              {shown.length ? <ul className={css.stack}>{shown.map((message) => <One key={message.id} message={message} onRead={(id) => reading.mutate([id])} />)}</ul>
                : !next && <Card><Empty icon="done"><p>همهٔ پیام‌ها خوانده شده است.</p></Empty></Card>}
              {next && <Button variant="default" loading={loading.isPending} onClick={() => loading.mutate(next)}>پیام‌های پیشین</Button>}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
