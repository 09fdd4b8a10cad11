using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>A message that has arrived.</summary>
internal sealed record Delivered(Conversation Place, long? MemberId, OutboxKind Kind, string PlatformId, Message Message, string? Notice);

/// <summary>The sample community with its dialogs, and a dispatcher that delivers at once and as neutral messages.</summary>
internal sealed class ConversationHarness : IAsyncDisposable
{
    private int _sent;

    private ConversationHarness(TestCommunity community) => Community = community;

    public static ButtonTokens Tokens { get; } = new(new byte[32]);

    public TestCommunity Community { get; }

    public ITurns Turns => Community.Services.GetRequiredService<ITurns>();

    public ILocalizer Words => Community.Services.GetRequiredService<ILocalizer>();

    public static async Task<ConversationHarness> SetAsync(Action<IServiceCollection>? more = null) => new(await TestCommunity.SampleAsync(services =>
    {
        services.AddDialogs().AddSingleton(Tokens);
        more?.Invoke(services);
    }));

    public Task<Member> MemberAsync(string name) => Community.ReadAsync(db => db.Members.FirstAsync(member => member.Name.StartsWith(name)));

    /// <summary>A member's private chat on a channel that becomes the one they prefer, in the language that they choose.</summary>
    public async Task<Chat> ChatAsync(string name, string channel, string language)
    {
        var member = await MemberAsync(name);
        await Community.ChangeAsync(db => db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(row => row.SetProperty(value => value.Language, language)));
        await Community.ChangeAsync(db => db.Addresses.Where(row => row.MemberId == member.Id).ExecuteUpdateAsync(row => row.SetProperty(value => value.Preferred, false)));
        await Community.ReachAsync(member.Id, channel);
        var person = member.Id.ToString(CultureInfo.InvariantCulture);
        return new Chat(this, channel, person, $"chat-{person}", $"{member.Name} on {channel}, {language}");
    }

    public Chat Stranger(string channel, string language) =>
        new(this, channel, "9001", "chat-9001", $"A stranger on {channel}, {language}") { Hint = language };

    /// <summary>Sends what waits, in order.</summary>
    public Task<List<Delivered>> DeliverAsync() => Community.WriteAsync(async scope =>
    {
        var db = scope.GetRequiredService<CommunityDb>();
        var rows = await db.Outbox.Include(row => row.Conversation).Where(row => row.State == OutboxState.Queued)
            .OrderBy(row => row.Priority).ThenBy(row => row.Id).ToListAsync();
        List<Delivered> delivered = [];
        foreach (var row in rows)
        {
            row.State = OutboxState.Sent;
            delivered.AddRange(await SendAsync(scope, db, row) is { } sent ? [sent] : Array.Empty<Delivered>());
        }

        return delivered;
    });

    public ValueTask DisposeAsync() => Community.DisposeAsync();

    private async Task<Delivered?> SendAsync(IServiceProvider scope, CommunityDb db, OutboxMessage row)
    {
        var message = await RenderAsync(scope.GetRequiredService<INoticeViews>(), row);
        if (message is null)
        {
            return null;
        }

        ButtonsFit(message, row.Conversation!.ExternalId);
        var id = row.Kind == OutboxKind.Send ? $"m{++_sent}" : row.Target!;
        if (await db.LiveMessages.FirstOrDefaultAsync(live => live.Id == row.LiveMessageId) is { } shown)
        {
            shown.PlatformId = id;
        }

        return new Delivered(row.Conversation!, row.MemberId, row.Kind, id, message, row.NoticeType);
    }

    // Telegram gives a button 64 bytes.
    private static void ButtonsFit(Message message, string place)
    {
        var buttons = Drawing.Buttons(message, ScriptShape.Chat).Concat(Drawing.Buttons(message, ScriptShape.Card));
        Assert.All(buttons.Select(static button => button.Press).OfType<Press>(), press =>
            Assert.InRange(Encoding.UTF8.GetByteCount(Tokens.Write(press, message.Operation, place)), 1, 64));
    }

    private static async Task<Message?> RenderAsync(INoticeViews views, OutboxMessage row)
    {
        if (row.NoticeType is not { } type)
        {
            return MessageJson.Read(row.Body);
        }

        var message = await views.RenderAsync(NoticeJson.Read(type, row.Body), await views.ReaderAsync(row.Conversation!, row.MemberId, default), default);
        return message is null ? null : message with { Operation = ButtonTokens.NewOperation() };
    }
}
