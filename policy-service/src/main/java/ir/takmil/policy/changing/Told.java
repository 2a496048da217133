package ir.takmil.policy.changing;

/**
 * @param isNew whether the request was not there before
 */
record Told(ChangeRequest request, boolean isNew) {}
