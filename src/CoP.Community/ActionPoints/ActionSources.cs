using System.Globalization;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints;

/// <summary>The things at which action points are agreed.</summary>
public sealed class ActionSources(IEnumerable<IActionSource> sources)
{
    /// <summary>Null where there is no such thing for this member.</summary>
    /// <param name="subject">The thing, as <c>kind:id</c>.</param>
    public async Task<ActionSource?> FindAsync(string subject, Member member, CancellationToken cancel) =>
        Of(subject) is var (source, id) ? await source.FindAsync(id, member, cancel) : null;

    /// <summary>What stands in the minutes that a thing is; null where it is none, or not for this member.</summary>
    public async Task<string?> MinutesAsync(string subject, Member member, CancellationToken cancel) =>
        Of(subject) is var (source, id) ? await source.MinutesAsync(id, member, cancel) : null;

    private (IActionSource Source, long Id)? Of(string subject) =>
        subject.Split(':') is [var kind, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && sources.FirstOrDefault(source => source.Kind == kind) is { } found
            ? (found, id)
            : null;
}
