package ir.takmil.policy.ceiling;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which account a claim is held on: only its registration says that, all that follows names the
 * claim alone. Written once, by whichever comes first.
 *
 * @param account null: the claim had ended before its registration was heard
 */
@Document("claim-accounts")
@TypeAlias("claim-account")
public record ClaimAccount(@Id ClaimId id, @Nullable AccountId account) {}
