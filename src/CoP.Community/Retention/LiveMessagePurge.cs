using System.Reflection;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Retention;

/// <summary>
/// Messages whose subject was closed long ago are not remembered any more: nothing will redraw them, and a reply to one is
/// then words like any other. Goes through the subjects in order, so that the index of subjects finds the messages.
/// </summary>
internal static class LiveMessagePurge
{
    /// <summary>For each kind of <see cref="IClosable{TSelf}"/> there is.</summary>
    public static IReadOnlyList<Closed> Kinds { get; } =
        [.. typeof(LiveMessagePurge).Assembly.GetTypes().Where(static type => type.IsClass && type.IsAssignableTo(typeof(ISubject))).Select(Of)];

    /// <summary>The subjects closed before, after the one of <paramref name="after"/>; and where to go on.</summary>
    public delegate Task<(List<string> Subjects, long Last)> Closed(CommunityDb db, Cutoffs until, long after, CancellationToken cancel);

    public static IQueryable<LiveMessage> Showing(CommunityDb db, List<string> subjects) =>
        db.LiveMessages.Where(live => subjects.Contains(live.Subject) && !db.Outbox.Any(row => row.LiveMessageId == live.Id));

    public static Task<int> DeleteAsync(CommunityDb db, List<string> subjects, CancellationToken cancel) =>
        Showing(db, subjects).OrderBy(static live => live.Id).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    private static Closed Of(Type kind) => typeof(LiveMessagePurge)
        .GetMethod(nameof(ClosedAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind).CreateDelegate<Closed>();

    private static async Task<(List<string> Subjects, long Last)> ClosedAsync<T>(CommunityDb db, Cutoffs until, long after, CancellationToken cancel)
        where T : class, IClosable<T>
    {
        var ids = await db.Set<T>().Where(T.ClosedBefore(until.Forgotten)).Where(subject => subject.Id > after)
            .OrderBy(static subject => subject.Id).Select(static subject => subject.Id).Take(Purge.Chunk).ToListAsync(cancel);
        return ([.. ids.Select(T.SubjectOf)], ids.LastOrDefault());
    }
}
