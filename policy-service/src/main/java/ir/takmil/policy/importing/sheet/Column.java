package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Title;
import ir.takmil.platform.sheet.Titled;

/** The columns that a list may have, and what people call them. */
public enum Column implements Titled {
  NATIONAL_CODE(true, "کد ملی", "nationalCode|شماره ملی|کد ملی بیمه شده|کد ملی فرد|national id"),
  GIVEN_NAME(true, "نام", "givenName|first name|name|نام بیمه شده|اسم"),
  FAMILY_NAME(true, "نام خانوادگی", "familyName|last name|surname|فامیلی|نام خانوادگی بیمه شده"),
  GENDER(true, "جنسیت", "gender|sex|جنس"),
  BIRTH_DATE(true, "تاریخ تولد", "birthDate|date of birth|dob|birthday|تولد"),
  CERTIFICATE(false, "شماره شناسنامه", "birthCertificateNumber|شناسنامه|ش ش|certificate number"),
  RELATION(true, "نسبت", "relation|relationship|نسبت با بیمه شده اصلی|نسبت با سرپرست|وابستگی"),
  MAIN_CODE(
      false,
      "کد ملی بیمه شده اصلی",
      "mainNationalCode|کد ملی سرپرست|کد ملی سرپرست خانوار|کد ملی اصلی|کد ملی پرسنل"
          + "|main insured national code"),
  PLAN(false, "طرح", "plan|نام طرح|عنوان طرح"),
  FROM(false, "تاریخ شروع", "from|شروع|تاریخ شروع پوشش|تاریخ آغاز|start|start date|از تاریخ"),
  TO(false, "تاریخ پایان", "to|پایان|تاریخ پایان پوشش|تاریخ خاتمه|end|end date|تا تاریخ"),
  BASIC_INSURER(
      false, "بیمه پایه", "basicInsurer|بیمه گر پایه|بیمه گر اول|نوع بیمه پایه|basic insurance"),
  SPECIAL_PATIENT(false, "بیمار خاص", "specialPatient|بیماری خاص|بیماران خاص"),
  STUDENT(false, "دانشجو", "student|دانشجو است"),
  MARRIED_ON(false, "تاریخ ازدواج", "marriedOn|marriage date|تاریخ عقد"),
  MOBILE(
      false, "موبایل", "mobile|شماره موبایل|تلفن همراه|شماره همراه|همراه|mobile number|cell phone"),
  SHEBA(false, "شبا", "sheba|شماره شبا|iban|شماره حساب شبا"),
  INSURED_SINCE(false, "سابقه از", "insuredSince|سابقه بیمه از|تاریخ شروع سابقه|insured since");

  /** Of every list. */
  public static final Columns<Column> ALL = new Columns<>(Column.class);

  private final Title is;

  Column(boolean required, String title, String alsoCalled) {
    this.is = new Title(required, title, alsoCalled, "");
  }

  @Override
  public Title is() {
    return is;
  }
}
