package ir.takmil.policy.person;

/** As in the identity card. */
public enum Gender {
  FEMALE,
  MALE
}
