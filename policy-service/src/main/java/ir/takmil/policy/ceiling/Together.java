package ir.takmil.policy.ceiling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Changes of one account that come at the same moment are made in one write, each seeing what those
 * before it left: many people for the last rials of a family's ceiling wait for two writes, not for
 * one another's (flat combining: Hendler, Incze, Shavit, Tzafrir, SPAA 2010). A change that refuses
 * is left out, and only its own caller hears of it. Other replicas are met by the document's
 * version, as ever.
 */
final class Together {
  private static final int LANES = 256;

  private final List<Lane> lanes = IntStream.range(0, LANES).mapToObj(i -> new Lane()).toList();
  private final Write write;

  /**
   * Loads an account, or opens it as asked, applies a change and saves it, as often as it takes.
   */
  @FunctionalInterface
  interface Write {
    CeilingAccount change(AccountId id, CeilingAccount fresh, UnaryOperator<CeilingAccount> change);
  }

  Together(Write write) {
    this.write = write;
  }

  private record Asked(
      AccountId id,
      CeilingAccount fresh,
      UnaryOperator<CeilingAccount> change,
      CompletableFuture<CeilingAccount> answer) {}

  /** Accounts that share a lane wait for each other; a lane is never made for one account. */
  private static final class Lane {
    final ReentrantLock turn = new ReentrantLock();
    final ConcurrentLinkedQueue<Asked> waiting = new ConcurrentLinkedQueue<>();
  }

  /**
   * @param fresh what it is opened as when it is not there
   */
  CeilingAccount change(AccountId id, CeilingAccount fresh, UnaryOperator<CeilingAccount> change) {
    var answer = new CompletableFuture<CeilingAccount>();
    Lane lane = lanes.get(Math.floorMod(id.hashCode(), LANES));
    lane.waiting.add(new Asked(id, fresh, change, answer));
    lane.turn.lock();
    try {
      if (!answer.isDone()) {
        takeAll(lane);
      }
    } finally {
      lane.turn.unlock();
    }
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void takeAll(Lane lane) {
    var byAccount = new LinkedHashMap<AccountId, List<Asked>>();
    for (Asked one = lane.waiting.poll(); one != null; one = lane.waiting.poll()) {
      byAccount.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one);
    }
    byAccount.forEach(this::make);
  }

  private void make(AccountId id, List<Asked> all) {
    var refused = new LinkedHashMap<Asked, RuntimeException>();
    try {
      CeilingAccount made =
          write.change(id, all.getFirst().fresh(), account -> applied(account, all, refused));
      all.forEach(one -> answer(one, made, refused));
    } catch (RuntimeException failed) {
      all.forEach(one -> one.answer().completeExceptionally(failed));
    }
  }

  private static CeilingAccount applied(
      CeilingAccount account, List<Asked> all, Map<Asked, RuntimeException> refused) {
    refused.clear(); // a save that met another's is done again
    CeilingAccount made = account;
    for (Asked one : all) {
      try {
        made = one.change().apply(made);
      } catch (RuntimeException no) {
        refused.put(one, no);
      }
    }
    return made;
  }

  private static void answer(Asked one, CeilingAccount made, Map<Asked, RuntimeException> refused) {
    RuntimeException no = refused.get(one);
    if (no == null) {
      one.answer().complete(made);
    } else {
      one.answer().completeExceptionally(no);
    }
  }
}
