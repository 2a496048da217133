package ir.takmil.notification.inbox;

import ir.takmil.notification.message.ClaimId;
import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.Messages;
import ir.takmil.notification.message.PersonId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InboxApi {
  private static final int PAGE = 50;

  private final Messages messages;

  InboxApi(Messages messages) {
    this.messages = messages;
  }

  /**
   * @param after the {@code next} of the page before
   */
  @GetMapping("/messages")
  @RolesAllowed("insured")
  Page list(
      Caller caller,
      @RequestParam(required = false) @Nullable ClaimId claim,
      @RequestParam(required = false) @Nullable MessageId after) {
    var person = new PersonId(caller.requiredPerson());
    Message behind = after == null ? null : own(after, person);
    List<Message> found = messages.of(person, claim, behind, PAGE + 1);
    List<Message> page = found.subList(0, Math.min(PAGE, found.size()));
    return new Page(
        page.stream().map(MessageView::of).toList(),
        messages.count(person, claim),
        messages.countUnread(person),
        found.size() > PAGE ? page.getLast().id() : null);
  }

  @PostMapping("/messages/{id}/reading")
  @RolesAllowed("insured")
  MessageView read(Caller caller, @PathVariable MessageId id) {
    own(id, new PersonId(caller.requiredPerson()));
    return MessageView.of(messages.change(id, Message::opened));
  }

  /** Another's message is as unknown as one that never was. */
  private Message own(MessageId id, PersonId person) {
    return messages
        .find(id)
        .filter(message -> message.person().equals(person))
        .orElseThrow(() -> Refusal.unknown("message-unknown"));
  }

  record Page(List<MessageView> items, long total, long unread, @Nullable MessageId next) {}
}
