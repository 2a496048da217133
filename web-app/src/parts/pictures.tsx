/** Pictures of papers: taken, made small enough for a slow line, sent, looked at. */
import { Button, Loader, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Attachment, type DocumentKind, newId, pictureAddress, put, Refused } from '../api';
import { persian } from '../numbers';
import * as words from '../words';
import { Icon } from './icons';
import css from './pictures.module.css';
import { css as ui, Refusal } from './ui';

const LARGEST = 10 * 1024 * 1024;
const LONGEST_SIDE = 2600;
const AS_IT_IS = 1.5 * 1024 * 1024;

const notAPicture = () => new Refused({ status: 422, detail: 'این پرونده تصویر نیست یا باز نمی‌شود؛ عکس JPEG یا PNG بفرستید.' });

/** A phone's photograph is far larger than a paper needs: kept when small, otherwise drawn again at a readable size. */
export async function readable(file: Blob): Promise<Blob> {
  const sendable = file.type === 'image/jpeg' || file.type === 'image/png';
  if (sendable && file.size <= AS_IT_IS) return file;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw notAPicture();
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86));
  if (!drawn) throw notAPicture();
  if (drawn.size > LARGEST) throw new Refused({ status: 413 });
  return drawn;
}

/** One kind of document: its pictures and a place to take another. */
export function PictureSlot({ kind, required, pictures, address, onSent, onRemove, hint }: {
  kind: DocumentKind; required?: boolean; pictures: { id: string; src?: string }[]; address: (attachmentId: string) => string;
  onSent: (attachment: Attachment, src: string) => void; onRemove?: (id: string) => Promise<unknown>; hint?: ReactNode;
}) {
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const picture = await readable(file);
      const id = newId();
      const saved = await put<Attachment | undefined>(`${address(id)}?kind=${kind}`, picture);
      onSent(saved ?? { id, kind, version: 1 }, URL.createObjectURL(picture));
    },
  });
  const removing = useMutation({ mutationFn: async (id: string) => onRemove?.(id) });
  const name = words.of(words.documentKind, kind);
  return (
    <section className={css.slot} data-kind={kind} aria-label={name}>
      <div className={ui.between}>
        <h3>{name}{required && <span className={ui.required}> *<span className={ui.hidden}>الزامی</span></span>}</h3>
        {pictures.length > 0 && <span className={css.there}><Icon name="check" size={18} />{persian(pictures.length)} تصویر</span>}
      </div>
      {hint}
      <div className={css.row}>
        {pictures.map((picture, index) => (
          <div key={picture.id} className={css.thumb}>
            <Picture src={picture.src} alt={`${name} ${persian(index + 1)}`} />
            {onRemove && (
              <button type="button" className={css.remove} aria-label={`برداشتن ${name} ${persian(index + 1)}`} disabled={removing.isPending} onClick={() => removing.mutate(picture.id)}><Icon name="bin" size={18} /></button>
            )}
          </div>
        ))}
        <label className={css.add}>
          <input
            type="file" accept="image/*" disabled={sending.isPending}
            aria-label={`افزودن تصویر ${name}`}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) sending.mutate(file);
            }}
          />
          {sending.isPending ? <Loader size="sm" aria-label="در حال فرستادن تصویر" /> : <Icon name="camera" size={28} />}
          <span>{sending.isPending ? 'در حال فرستادن…' : pictures.length ? 'یکی دیگر' : 'عکس بگیرید'}</span>
        </label>
      </div>
      <Refusal error={sending.error ?? removing.error} />
    </section>
  );
}

/** A picture that opens large. */
export function Picture({ src, alt }: { src?: string; alt: string }) {
  const [open, setOpen] = useState(false);
  const [unreadable, setUnreadable] = useState<string>();
  const broken = !src || unreadable === src;
  return (
    <>
      <button type="button" className={css.picture} onClick={() => setOpen(true)} aria-label={`دیدن ${alt}`}>
        {broken ? <Icon name="papers" size={30} /> : <img src={src} alt="" loading="lazy" onError={() => setUnreadable(src)} />}
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title={alt} size="xl" centered closeButtonProps={{ 'aria-label': 'بستن', size: 44 }}>
        {broken ? <p>{src ? 'این تصویر باز نشد.' : 'این تصویر فرستاده شده و پس از تأیید نهایی دیده می‌شود.'}</p> : <img src={src} alt={alt} className={css.large} />}
      </Modal>
    </>
  );
}

export function Pictures({ claimId, attachments }: { claimId: string; attachments: Attachment[] }) {
  return (
    <ul className={css.row}>
      {attachments.map((attachment) => {
        const name = words.of(words.documentKind, attachment.kind);
        return (
          <li key={`${attachment.id}/${attachment.version}`}>
            <Picture src={pictureAddress(claimId, attachment.id)} alt={name} />
            <span className={`${ui.small} ${ui.dim}`}>{name}{attachment.version > 1 && `، نسخهٔ ${persian(attachment.version)}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Asks once before something that cannot be taken back. */
export function Sure({ question, yes, children, run, color = 'red.9', variant = 'default', onDone }: {
  question: string; yes: string; children: ReactNode; run: () => Promise<unknown>; color?: string; variant?: string; onDone?: () => void;
}) {
  const [open, setOpen] = useState(false);
  const doing = useMutation({ mutationFn: run, onSuccess: () => { setOpen(false); onDone?.(); } });
  return (
    <>
      <Button variant={variant} onClick={() => { doing.reset(); setOpen(true); }}>{children}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={yes} centered closeButtonProps={{ 'aria-label': 'بستن', size: 44 }}>
        <div className={ui.stack}>
          <p>{question}</p>
          <Refusal error={doing.error} />
          <div className={ui.row}>
            <Button color={color} loading={doing.isPending} onClick={() => doing.mutate()} data-autofocus>{yes}</Button>
            <Button variant="default" onClick={() => setOpen(false)}>نه، بازگشت</Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
