package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Identifier;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.person.PersonId;

/** One account of the ledger. */
public record AccountId(String value) implements Identifier {

  /** The account that a person's claims under a cover are held on: their own or their family's. */
  public static AccountId of(
      ContractId contract, PersonId person, PersonId mainInsured, Cover cover) {
    PersonId whose = cover.ceiling().scope() == Ceiling.Scope.FAMILY ? mainInsured : person;
    return new AccountId(contract.value() + ":" + whose.value() + ":" + cover.code().value());
  }
}
