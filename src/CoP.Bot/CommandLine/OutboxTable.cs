using CoP.Community.Operations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary><c>outbox</c>: everything that is undelivered, a line each; members by name and number, and never what was written.</summary>
internal static class OutboxTable
{
    /// <summary>Lines a list; the rest is counted.</summary>
    private const int Longest = 50;

    public static Task<int> WriteAsync(OutboxQueries desk, CancellationToken cancel) => desk.ReadAsync(async services =>
    {
        var (overview, messages) = (services.GetRequiredService<UndeliveredOverview>(), services.GetRequiredService<UndeliveredMessages>());
        var figures = await overview.FiguresAsync(actor: null, cancel);
        await desk.Output.WriteLineAsync($"Due now: {figures.Due}{(figures.OldestDue is { } oldest ? $", the oldest since {oldest:u}" : "")}");
        await ListAsync(desk, "In doubt (resend, drop)", figures.InDoubt, messages.Describe(messages.InDoubt(actor: null)), Line, cancel);
        await ListAsync(desk, "Refused in the last 7 days (resend, drop)", figures.Refused, messages.Describe(messages.Refused(actor: null)), Line, cancel);
        await ListAsync(desk, "Members out of reach", figures.OutOfReach, overview.OutOfReach(), Line, cancel);
        await ListAsync(desk, "Failed events (replay, dismiss)", figures.Failed, overview.Failed(), Line, cancel);
        return 0;
    });

    /// <summary>What an event was, or that this cannot be said any more.</summary>
    public static string Kind(string? payload) => KeptEvent.Read(payload)?.What.GetType().Name ?? "unreadable";

    /// <summary>To whom or where.</summary>
    public static string To(UndeliveredMessage message) => message.MemberId is { } member
        ? $"member {member} {message.Member}"
        : $"{message.Kind} {message.Place ?? "without a name"}";

    private static async Task ListAsync<T>(OutboxQueries desk, string title, int count, IQueryable<T> all, Func<T, string> line, CancellationToken cancel)
    {
        await desk.Output.WriteLineAsync($"{title}: {count}");
        foreach (var item in await all.Take(Longest).ToListAsync(cancel))
        {
            await desk.Output.WriteLineAsync($"  {line(item)}");
        }

        if (count > Longest)
        {
            await desk.Output.WriteLineAsync($"  and {count - Longest} more");
        }
    }

    private static string Line(UndeliveredMessage message) =>
        $"{message.Id,-8} {message.At,-20:u} {message.Channel,-9} {message.NoticeType ?? "Reply"} to {To(message)}"
        + $"{(message.BroadcastId is { } sent ? $" (announcement {sent})" : "")}: {message.Reason}";

    private static string Line(LostMember lost) =>
        $"{lost.MemberId,-8} {lost.Since,-20:u} {lost.Channel,-9} {lost.Name}: {lost.Reason ?? "no reason known"}";

    private static string Line(Community.Delivery.InboxEntry entry) =>
        $"{entry.Reference,-8} {entry.ReceivedAt,-20:u} {entry.Channel,-9} {Kind(entry.Payload)}, failed {entry.Attempts} times";
}
