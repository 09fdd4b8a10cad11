using Microsoft.Extensions.Options;

namespace CoP.Community.Updates;

/// <summary>A figure with what it was a month before.</summary>
public sealed record UpdateChange(string Key, int? Value, int? Before);

/// <summary>How a month went: the figures of each feature, and what is late.</summary>
public sealed record UpdateRead(IReadOnlyList<IReadOnlyList<UpdateChange>> Parts, IReadOnlyList<UpdateConcern> Concerns);

/// <summary>Gathers what features say of a month. Who may read it is asked by whoever calls.</summary>
public sealed class ReadUpdate(IEnumerable<IUpdateSource> sources, IOptions<CommunityOptions> options)
{
    public async Task<UpdateRead> ReadAsync(DateOnly month, CancellationToken cancel)
    {
        List<IReadOnlyList<UpdateChange>> parts = [];
        List<UpdateConcern> concerns = [];
        foreach (var source in sources.OrderBy(static source => source.Order))
        {
            var now = await source.ReadAsync(UpdateMonth.Of(month, options.Value.Zone), cancel);
            var before = await source.ReadAsync(UpdateMonth.Of(month.AddMonths(-1), options.Value.Zone), cancel);
            parts.Add([.. now.Zip(before, static (one, other) => new UpdateChange(one.Key, one.Value, other.Value))]);
            concerns.AddRange(await source.ConcernsAsync(cancel));
        }

        return new UpdateRead(parts, concerns);
    }
}
