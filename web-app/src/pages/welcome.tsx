import { Button } from '@mantine/core';
import { Link, useSearch } from 'wouter';
import { Icon, type IconName } from '../parts/icons';
import { LOGIN } from '../parts/shell';
import { Card, css, Notice, useHeading } from '../parts/ui';
import home from './home.module.css';

const points: { icon: IconName; title: string; text: string }[] = [
  { icon: 'camera', title: 'عکس بگیرید و بفرستید', text: 'شخص، خدمت و تاریخ را برگزینید؛ مانده سقف خودش پیدا می‌شود. تصویر فاکتور را بگیرید و کد رهگیری را بردارید.' },
  { icon: 'search', title: 'بدانید چه شد و چرا', text: 'هر لحظه می‌بینید پرونده در دست کیست. هر کسورات، دلیل و راه پیشگیری خود را همراه دارد.' },
  { icon: 'bank', title: 'تا واریز دنبال کنید', text: 'شمارهٔ حواله، روز فرستادن به بانک و شمارهٔ پیگیری واریز، همه با پیامک و در همین‌جا.' },
];

export const Welcome = () => (
  <div className={css.page}>
    {new URLSearchParams(useSearch()).get('login') === 'failed' && <Notice tone="bad" live>ورود انجام نشد؛ دوباره امتحان کنید.</Notice>}
    <div className={home.hero}>
      <h1 ref={useHeading('بیمهٔ تکمیلی درمان')} tabIndex={-1}>از عکس فاکتور تا نشستن پول در حساب</h1>
      <p className={home.lead}>هزینهٔ درمان خود و خانواده را با گوشی بفرستید؛ بدون رفت‌وآمد و پرس‌وجو. تکمیل می‌گوید پذیرفته شد یا نه، چقدر و چرا، و پول کی می‌رسد.</p>
      <div className={home.actions}>
        <Button component="a" href={LOGIN} size="lg" variant="white">ورود</Button>
        <Button component={Link} href="/register" size="lg" variant="outline" color="gray.0">ثبت‌نام بیمه‌شده</Button>
      </div>
    </div>
    <div className={home.three}>
      {points.map((point) => (
        <Card key={point.title} label={point.title}>
          <div className={home.point}>
            <Icon name={point.icon} size={28} />
            <div>
              <h2>{point.title}</h2>
              <p className={css.dim}>{point.text}</p>
            </div>
          </div>
        </Card>
      ))}
    </div>
    <p className={`${css.dim} ${css.small}`}>برای ثبت‌نام باید بیمه‌شدهٔ اصلی یکی از قراردادها باشید. تکمیل را می‌توان از فهرست مرورگر به صفحهٔ گوشی افزود تا مانند یک برنامه باز شود.</p>
  </div>
);
