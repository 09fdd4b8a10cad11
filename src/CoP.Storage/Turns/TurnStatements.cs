using System.Data.Common;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Storage.Turns;

/// <summary>The texts of what every turn reads and writes, made once of the model.</summary>
internal sealed class TurnStatements(CommunityDb db, TurnSyntax syntax)
{
    private static readonly OutboxState[] Unfinished = [OutboxState.Queued, OutboxState.Leased, OutboxState.Sending, OutboxState.Parked];
    private static readonly OutboxState[] Begun = [OutboxState.Leased, OutboxState.Sending];

    private string? _read;

    public RowShape<InboxEntry> Inbox { get; } = new(db, syntax);

    public RowShape<OutboxMessage> Outbox { get; } = new(db, syntax);

    public RowShape<Conversation> Conversations { get; } = new(db, syntax);

    public RowShape<Address> Addresses { get; } = new(db, syntax);

    public RowShape<Member> Members { get; } = new(db, syntax);

    public RowShape<GroupMembership> Memberships { get; } = new(db, syntax);

    public RowShape<MemberTheme> Themes { get; } = new(db, syntax);

    public RowShape<StoredDialog> Dialogs { get; } = new(db, syntax);

    /// <summary>One batch; its results come in the order of <see cref="TurnRows"/>, the address in four: itself, the member, their memberships, their themes.</summary>
    public string Read => _read ??= string.Join(";\n", Event, Repeat, Place, Address, Of(Members, nameof(Member.Id)), Of(Memberships, nameof(GroupMembership.MemberId)), Of(Themes, nameof(MemberTheme.MemberId)), Dialog) + ";";

    private string Event =>
        $"SELECT {Inbox.Columns} FROM {Inbox.Table}{syntax.Unlocked} WHERE {Inbox["Channel"]} = @channel AND {Inbox["Bot"]} = @bot AND {Inbox["ExternalId"]} = @event";

    private string Repeat => $"""
        SELECT 1 FROM {Inbox.Table}{syntax.Unlocked} WHERE {Inbox["RepeatKey"]} = @repeat AND {Inbox["MayRepeat"]} = @yes
        AND {Inbox["ReceivedAt"]} >= @since AND {Inbox["ReceivedAt"]} <= @until AND {Inbox["Channel"]} = @channel AND {Inbox["Bot"]} = @bot
        """;

    private string Place => $"""
        SELECT {Conversations.Columns}, CASE WHEN EXISTS (SELECT 1 FROM {Outbox.Table}{syntax.Unlocked} WHERE {Outbox["ConversationId"]} = {Conversations.Table}.{Conversations["Id"]} AND {In(Unfinished)}
            AND ({Outbox["Payload"]} IS NOT NULL OR {Outbox["Priority"]} <= {Outbox.Stored("Priority", OutboxPriority.Reply)} OR {In(Begun)})) THEN 1 ELSE 0 END
        FROM {Conversations.Table} WHERE {ThisPlace}
        """;

    private string ThisPlace => $"{Conversations["Channel"]} = @channel AND {Conversations["ExternalId"]} = @place AND {Conversations["Thread"]} = @thread";

    private string Address => $"SELECT {Addresses.Columns} FROM {Addresses.Table} WHERE {ThisPerson}";

    private string ThisPerson => $"{Addresses["Channel"]} = @channel AND {Addresses["ExternalId"]} = @person";

    private string Dialog =>
        $"SELECT {Dialogs.Columns} FROM {Dialogs.Table}{syntax.Unlocked} WHERE {Dialogs["Person"]} = @person AND {Dialogs["ConversationId"]} = (SELECT {Conversations["Id"]} FROM {Conversations.Table} WHERE {ThisPlace})";

    public void AddParameters(DbCommand read)
    {
        (string Name, string Property)[] ofInbox =
        [
            ("@channel", nameof(InboxEntry.Channel)), ("@bot", nameof(InboxEntry.Bot)), ("@event", nameof(InboxEntry.ExternalId)), ("@repeat", nameof(InboxEntry.RepeatKey)),
            ("@yes", nameof(InboxEntry.MayRepeat)), ("@since", nameof(InboxEntry.ReceivedAt)), ("@until", nameof(InboxEntry.ReceivedAt)),
        ];
        read.Parameters.AddRange(Array.ConvertAll(ofInbox, one => Inbox.Parameter(read, one.Name, one.Property)));
        read.Parameters.Add(Conversations.Parameter(read, "@place", nameof(Conversation.ExternalId)));
        read.Parameters.Add(Conversations.Parameter(read, "@thread", nameof(Conversation.Thread)));
        read.Parameters.Add(Addresses.Parameter(read, "@person", nameof(CoP.Community.Members.Address.ExternalId)));
    }

    public void SetParameters(DbCommand read, TurnKey key)
    {
        object?[] values =
        [
            key.Channel, key.Bot, key.ExternalId, key.RepeatKey, Inbox.Stored("MayRepeat", true), Inbox.Stored("ReceivedAt", key.Since), Inbox.Stored("ReceivedAt", key.Until),
            key.Place, key.Thread, key.Person,
        ];
        for (var at = 0; at < values.Length; at++)
        {
            read.Parameters[at].Set(values[at]);
        }
    }

    private string Of<T>(RowShape<T> shape, string member)
        where T : class => $"SELECT {shape.Columns} FROM {shape.Table} WHERE {shape[member]} = (SELECT {Addresses["MemberId"]} FROM {Addresses.Table} WHERE {ThisPerson})";

    private string In(OutboxState[] states) =>
        $"{Outbox["State"]} IN ({string.Join(", ", states.Select(state => $"'{Outbox.Stored("State", state)}'"))})";
}
