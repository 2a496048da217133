package ir.takmil.identity.securitycode;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** That a security code was used; its identifier can be inserted only once. */
@Document("usedSecurityCodes")
@TypeAlias("used-security-code")
record UsedSecurityCode(@Id String id, @Indexed(name = "expiry") Instant expiresAt) {}
