using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Turns;

/// <summary>Turns what was said in a turn into outbox rows, and into the card that an invoke is answered with.</summary>
internal sealed class TurnReplies(CommunityDb db, ITurnRows rows, Outbox outbox, INoticeViews views, PromptReplies prompt, TimeProvider clock)
{
    /// <summary>The number of what is said before an event's turn has come.</summary>
    public const int Interim = -1;

    /// <summary>Who accepts a file does not wait for hours: then it comes in another way.</summary>
    private static readonly TimeSpan UploadPatience = TimeSpan.FromMinutes(10);

    /// <summary>Writes the rows. Returns what goes into the response of an invoke.</summary>
    public async Task<TurnOutcome> WriteAsync(TurnContext turn, CancellationToken cancel)
    {
        var number = 0;
        Message? answer = null;
        var answers = turn.Incoming.AnswersInResponse;
        foreach (var said in turn.WhatWasSaid)
        {
            number++;
            switch (said)
            {
                case TurnContext.PendingReply.Replacement(var message) when answers:
                    answer = Stamped(message);
                    AddLastingEdit(turn, number, answer);
                    break;
                case TurnContext.PendingReply.Replacement(var message):
                    Add(ReplacementRow(turn, number, message), turn.Conversation);
                    break;
                case TurnContext.PendingReply.NewMessage(var message, var conversation):
                    Add(Row(turn, number, conversation, OutboxKind.Send, message, clock.GetUtcNow()), conversation);
                    break;
                case TurnContext.PendingReply.Shown(var notice, var conversation):
                    prompt.MarkBusy(conversation);
                    await outbox.ShowAsync(conversation, turn.Member?.Id, notice, Key(turn, number), cancel);
                    break;
                case TurnContext.PendingReply.Withdrawal when turn.Incoming.What is ButtonPressed { MessageId: { } pressed }:
                    Add(Row(turn, number, turn.Conversation, OutboxKind.Delete, Message.Of(""), clock.GetUtcNow(), pressed), turn.Conversation);
                    break;
                case TurnContext.PendingReply.Upload(var message):
                    db.Outbox.Add(UploadRow(turn, number, message));
                    break;
            }
        }

        return await RemarkAsync(turn, answer, cancel);
    }

    private void Add(OutboxMessage row, Conversation to)
    {
        if (!rows.TryAdd(row))
        {
            db.Outbox.Add(row);
        }

        prompt.Offer(row, to);
    }

    /// <summary>A row that says something in answer to this event.</summary>
    public static OutboxMessage Row(
        TurnContext turn, int number, Conversation conversation, OutboxKind kind, Message message, DateTimeOffset now, string? target = null) =>
        OutboxMessage.Reply(
            kind, MessageJson.Write(Stamped(message)), Key(turn, number), conversation,
            conversation.Kind == ConversationKind.Personal ? turn.Member?.Id : null, now, target);

    private static Message Stamped(Message message) =>
        message.Operation.Length > 0 ? message : message with { Operation = ButtonTokens.NewOperation() };

    // The turn that failed has said its apology under the first kind of key. The time is in it because rows are kept longer
    // than events: what comes under an id that is forgotten is a new event, and must not trip over what the old one said.
    private static string Key(TurnContext turn, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(turn.Incoming.IsLate ? "replay" : "turn")}:{turn.Incoming.Channel}:{turn.Incoming.Bot}:{turn.Now.ToUnixTimeMilliseconds()}:{turn.Incoming.ExternalId}:{number}");

    private OutboxMessage ReplacementRow(TurnContext turn, int number, Message message)
    {
        var target = (turn.Incoming.What as ButtonPressed)?.MessageId;
        return Row(turn, number, turn.Conversation, target is null ? OutboxKind.Send : OutboxKind.Edit, message, clock.GetUtcNow(), target);
    }

    private OutboxMessage UploadRow(TurnContext turn, int number, Message message)
    {
        var row = Row(turn, number, turn.Conversation, OutboxKind.Upload, message, clock.GetUtcNow());
        row.ExpiresAt = row.CreatedAt + UploadPatience;
        return row;
    }

    // A card in a group is everybody's, and only its presser sees the answer.
    private void AddLastingEdit(TurnContext turn, int number, Message answer)
    {
        if (turn is { IsPersonal: true, Channel.ForgetsPressAnswers: true, Incoming.What: ButtonPressed { MessageId: { } target } })
        {
            Add(Row(turn, number, turn.Conversation, OutboxKind.Edit, answer, clock.GetUtcNow(), target), turn.Conversation);
        }
    }

    private async Task<TurnOutcome> RemarkAsync(TurnContext turn, Message? answer, CancellationToken cancel)
    {
        var remark = turn.WhatWasSaid.OfType<TurnContext.PendingReply.Remark>().Select(static said => said.Text).FirstOrDefault()
            ?? (turn.WhatWasSaid.Any(said => IsElsewhere(said, turn.Conversation)) ? turn.Say("turn.inPrivate") : null);
        if (turn.Incoming.Acknowledge is { } press)
        {
            Add(Row(turn, 0, turn.Conversation, OutboxKind.Acknowledge, Message.Of(remark ?? ""), clock.GetUtcNow(), press), turn.Conversation);
            return new TurnOutcome();
        }

        if (turn.Incoming.AnswersInResponse && (answer ?? await RedrawnAsync(turn, cancel)) is { } card)
        {
            return new TurnOutcome(remark is null || Says(card, remark) ? card : card with { Blocks = card.Blocks.Insert(0, new Paragraph(remark, Tone.Strong)) });
        }

        return SayAloud(turn, remark);
    }

    private static bool IsElsewhere(TurnContext.PendingReply said, Conversation here) =>
        (said as TurnContext.PendingReply.NewMessage)?.Place.Id is { } sent && sent != here.Id
        || (said as TurnContext.PendingReply.Shown)?.Place.Id is { } shown && shown != here.Id;

    // What the card itself says, and goes on saying, is not said above it as well.
    private static bool Says(Message card, string remark) => card.Blocks.OfType<Paragraph>().Any(paragraph => paragraph.Text == remark);

    // What one person is told about a press in a group is not for the whole group.
    private TurnOutcome SayAloud(TurnContext turn, string? remark)
    {
        if (remark is null || (turn is { IsPersonal: false, Incoming.What: ButtonPressed } && (turn.Incoming.AnswersInResponse || turn.Incoming.IsLate)))
        {
            return new TurnOutcome(Remark: remark);
        }

        Add(Row(turn, 0, turn.Conversation, OutboxKind.Send, Message.Of(remark), clock.GetUtcNow()), turn.Conversation);
        return new TurnOutcome();
    }

    /// <summary>The live message that was pressed, as it looks after this turn; not for somebody who is no member any more.</summary>
    private async Task<Message?> RedrawnAsync(TurnContext turn, CancellationToken cancel)
    {
        if (turn.IsPersonal && PermissionGuard.Objection(turn, Permission.TakePart) is not null)
        {
            return null;
        }

        await db.SaveChangesAsync(cancel);
        if (await LiveMessages.FindAsync(db, turn.Conversation, (turn.Incoming.What as ButtonPressed)?.MessageId, cancel) is not { } live)
        {
            return null;
        }

        var notice = NoticeJson.Read(live.NoticeType, live.Notice);
        var message = await views.RenderAsync(notice, await views.ReaderAsync(turn.Conversation, live.MemberId, cancel), cancel);
        return message is null ? null : Stamped(message);
    }
}
