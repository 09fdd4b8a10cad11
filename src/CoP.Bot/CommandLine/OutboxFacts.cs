using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Operations;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary><c>outbox show</c>: everything about one message or event but its words.</summary>
internal static class OutboxFacts
{
    /// <param name="what">A message's number or an event's reference; both can be digits only, and then the message wins.</param>
    public static Task<int> WriteAsync(OutboxQueries desk, string what, CancellationToken cancel) => desk.ReadAsync(async services =>
    {
        var facts = await MessageAsync(services, what, cancel) ?? await EventAsync(services, what, cancel);
        if (facts is null)
        {
            return await desk.RefuseAsync($"There is no message with the number and no event with the reference '{what}'.");
        }

        foreach (var (name, value) in facts)
        {
            await desk.Output.WriteLineAsync($"{name,-14} {value}");
        }

        return 0;
    });

    private static async Task<(string Name, string? Value)[]?> MessageAsync(IServiceProvider services, string what, CancellationToken cancel)
    {
        var number = long.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var rows = services.GetRequiredService<CommunityDb>().Outbox.AsNoTracking().Where(row => row.Id == number);
        if (await rows.FirstOrDefaultAsync(cancel) is not { } row)
        {
            return null;
        }

        var shown = await services.GetRequiredService<UndeliveredMessages>().Describe(rows).FirstAsync(cancel);
        return
        [
            ("message", $"{row.Id}, part {row.Part}"), ("kind", $"{row.Kind} {row.NoticeType ?? "Reply"}"), ("to", OutboxTable.To(shown)),
            ("channel", shown.Channel), ("state", $"{row.State}"), ("reason", row.Reason), ("policy", $"{row.Policy}"),
            ("attempts", $"{row.Attempts}, in doubt {row.Ambiguities} times"), ("created", $"{row.CreatedAt:u}"),
            ("not before", $"{row.NotBefore:u}"), ("ended", $"{row.FinishedAt:u}"), ("announcement", $"{row.BroadcastId}"),
        ];
    }

    private static async Task<(string Name, string? Value)[]?> EventAsync(IServiceProvider services, string what, CancellationToken cancel) =>
        await services.GetRequiredService<CommunityDb>().Inbox.AsNoTracking().FirstOrDefaultAsync(entry => entry.Reference == what, cancel) is { } entry
            ?
            [
                ("event", entry.Reference), ("kind", entry.State == InboxState.Failed ? OutboxTable.Kind(entry.Payload) : null), ("channel", entry.Channel),
                ("state", $"{entry.State}"), ("failed", $"{entry.Attempts} times"), ("received", $"{entry.ReceivedAt:u}"), ("settled", $"{entry.SettledAt:u}"),
            ]
            : null;
}
