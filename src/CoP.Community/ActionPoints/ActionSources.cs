using System.Globalization;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints;

/// <summary>The things at which action points are agreed.</summary>
public sealed class ActionSources(IEnumerable<IActionSource> sources)
{
    /// <summary>Null where there is no such thing for this member.</summary>
    /// <param name="subject">The thing, as <c>kind:id</c>.</param>
    public async Task<ActionSource?> FindAsync(string subject, Member member, CancellationToken cancel) =>
        subject.Split(':') is [var kind, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && sources.FirstOrDefault(source => source.Kind == kind) is { } found
            ? await found.FindAsync(id, member, cancel)
            : null;
}
