import { Component, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { css, Notice } from './ui';

/** A screen that broke says so and offers a way on, instead of going blank. */
export class Mishap extends Component<{ at: string; children: ReactNode }, { broken: boolean; at: string }> {
  override state = { broken: false, at: this.props.at };
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }
  /** Another address is another screen. */
  static getDerivedStateFromProps(now: { at: string }, before: { at: string }): { broken: boolean; at: string } | null {
    return now.at === before.at ? null : { broken: false, at: now.at };
  }
  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className={css.page}>
        <Notice tone="bad" live>این صفحه باز نشد. آنچه ذخیره شده بود سر جای خود است.</Notice>
        <div className={css.row}>
          <Button onClick={() => window.location.reload()}>دوباره باز کن</Button>
          <Button variant="default" component="a" href="/">رفتن به خانه</Button>
        </div>
      </div>
    );
  }
}
