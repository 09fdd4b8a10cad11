using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>
/// One turn, as an action or a form sees it: who, where, in which language, and what to say. What is said here leaves
/// with the commit of the turn, or not at all.
/// </summary>
public sealed class TurnContext(
    Incoming incoming, Conversation conversation, ChannelTraits channel, Address? address, string language, ILocalizer words, DateTimeOffset now)
{
    private List<PendingReply> _said = [];
    private Conversation? _home;
    private bool _aside;

    /// <summary>Something said in this turn.</summary>
    internal abstract record PendingReply
    {
        internal sealed record NewMessage(Message Message, Conversation Place) : PendingReply;

        internal sealed record Replacement(Message Message) : PendingReply;

        internal sealed record Shown(Notice Notice, Conversation Place) : PendingReply;

        internal sealed record Remark(string Text) : PendingReply;

        internal sealed record Withdrawal : PendingReply;

        internal sealed record Upload(Message Message) : PendingReply;
    }

    public Incoming Incoming => incoming;

    /// <summary>Where the sender was in a form here when the turn began; null for none. See <see cref="DialogStore"/>.</summary>
    internal StoredDialog? OpenDialog { get; init; }

    public Conversation Conversation => conversation;

    /// <summary>What the channel can do on which it happens.</summary>
    public ChannelTraits Channel => channel;

    public Address? Address => address;

    /// <summary>The member, with memberships and themes; null for a stranger.</summary>
    public Member? Member => address?.Member;

    /// <summary>The member where a permission has made sure that there is one.</summary>
    public Member Actor => Member ?? throw new InvalidOperationException("The action's permission lets strangers in.");

    public string Language { get; set; } = language;

    public DateTimeOffset Now => now;

    /// <summary>A form has taken what came beside the words, or has said why not.</summary>
    internal bool FileIsDealtWith { get; set; }

    /// <summary>What was sent, alone or beside words, or replied to; null for no file.</summary>
    internal FileReceived? File => incoming.What switch
    {
        FileReceived sent => sent,
        MessageReceived { Beside: FileReceived sent } => sent,
        MessageReceived said => said.QuotedFile,
        _ => null,
    };

    /// <summary>Whether nobody else reads what is said.</summary>
    public bool IsPersonal => _aside || conversation.Kind == ConversationKind.Personal;

    /// <summary>The member's language and role have no bearing on how a key reads here: one turn, one language.</summary>
    public string Say(Text text) => words.Say(text, Language);

    /// <summary>A new message where the member wrote, or in <paramref name="elsewhere"/>.</summary>
    public void Reply(Message message, Conversation? elsewhere = null) => Say(elsewhere, there => new PendingReply.NewMessage(message, there));

    public void Reply(Text text) => Reply(Message.Of(Say(text)));

    /// <summary>In the place of the message whose button was pressed; a new message when there is none.</summary>
    public void Replace(Message message)
    {
        if (_aside && !incoming.AnswersInResponse)
        {
            Reply(message); // What was pressed is everybody's.
        }
        else
        {
            _said.Add(new PendingReply.Replacement(message));
        }
    }

    /// <summary>Takes away the message whose button was pressed, which can be pressed no more.</summary>
    public void Withdraw() => _said.Add(new PendingReply.Withdrawal());

    /// <summary>Puts the message's file where the member has said, and then says where it lies; where that fails, the message goes as it is.</summary>
    public void Upload(Message message) => _said.Add(new PendingReply.Upload(message));

    /// <summary>A live message: it is redrawn when its subject changes.</summary>
    public void Show(Notice notice, Conversation? elsewhere = null) => Say(elsewhere, there => new PendingReply.Shown(notice, there));

    /// <summary>A short remark: a toast on a phone, a line on the pressed card, a message after typed words.</summary>
    public void Remark(Text text)
    {
        if (_aside && incoming.What is not ButtonPressed)
        {
            Reply(text); // Typed words have no answer that only one person sees.
        }
        else
        {
            _said.Add(new PendingReply.Remark(Say(text)));
        }
    }

    public void Remark(Refusal refusal) => Remark(RefusalText.Text(refusal));

    /// <summary>Adds a line to what was said here last; nothing where nothing was said.</summary>
    internal void Note(Text text)
    {
        var last = _said.FindLastIndex(said => said is PendingReply.NewMessage message && message.Place == conversation);
        if (last >= 0)
        {
            _said[last] = new PendingReply.NewMessage(((PendingReply.NewMessage)_said[last]).Message.With(new Paragraph(Say(text), Tone.Subtle)), conversation);
        }
        else if (_said.Exists(static said => said is PendingReply.Shown or PendingReply.Replacement))
        {
            Reply(text);
        }
    }

    internal IReadOnlyList<PendingReply> WhatWasSaid => _said;

    /// <summary>
    /// The same turn for the member alone, whose private chat is <paramref name="home"/> (null: out of reach). What a press is
    /// answered in its response stays there: only its presser sees that.
    /// </summary>
    internal TurnContext Aside(Conversation? home) =>
        new(incoming, incoming.AnswersInResponse ? conversation : home ?? conversation, channel, address, Language, words, now) { _said = _said, _home = home, _aside = true };

    private void Say(Conversation? elsewhere, Func<Conversation, PendingReply> said) => _said.Add(
        (elsewhere ?? (_aside ? _home : conversation)) is { } there ? said(there) : new PendingReply.Remark(Say("turn.writePrivately")));
}
