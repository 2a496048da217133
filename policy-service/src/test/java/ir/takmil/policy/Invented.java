package ir.takmil.policy;

import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import java.math.BigInteger;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People and things that nobody has ever been, with numbers whose check digits are right. */
public final class Invented {
  private static final AtomicInteger NEXT = new AtomicInteger(1000);

  private Invented() {}

  public static ContractId contractId() {
    return new ContractId(UUID.randomUUID().toString());
  }

  public static PlanId planId() {
    return new PlanId(UUID.randomUUID().toString());
  }

  public static PersonId personId() {
    return new PersonId(UUID.randomUUID().toString());
  }

  public static MembershipId membershipId() {
    return new MembershipId(UUID.randomUUID().toString());
  }

  /** A new one at each call; 99 is no registry office's prefix. */
  public static NationalCode nationalCode() {
    String nine = "99" + String.format("%07d", NEXT.incrementAndGet() * 37);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (nine.charAt(i) - '0') * (10 - i);
    }
    int rest = sum % 11;
    return new NationalCode(nine + (rest < 2 ? rest : 11 - rest));
  }

  public static Sheba sheba() {
    return shebaAt("017");
  }

  /** With a bank of that code. */
  public static Sheba shebaAt(String bank) {
    return sheba(bank, NEXT.incrementAndGet());
  }

  /** The same for the same person, told as often as one likes. */
  public static Sheba shebaOf(PersonId person) {
    return sheba("017", person.value().hashCode() & Integer.MAX_VALUE);
  }

  private static Sheba sheba(String bank, int number) {
    String account = bank + "0000000" + String.format("%012d", number);
    BigInteger rest = new BigInteger(account + "182700").mod(BigInteger.valueOf(97));
    return new Sheba("IR" + String.format("%02d", 98 - rest.intValue()) + account);
  }

  public static String mobile() {
    return "0900" + String.format("%07d", NEXT.incrementAndGet());
  }

  /** The same for the same person. */
  public static String mobileOf(PersonId person) {
    return "0901"
        + String.format("%07d", (person.value().hashCode() & Integer.MAX_VALUE) % 9_999_999);
  }
}
