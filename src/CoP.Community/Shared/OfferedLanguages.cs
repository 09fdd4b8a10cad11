using Microsoft.Extensions.Options;

namespace CoP.Community;

/// <summary>The languages that this community has chosen among those that the bot speaks.</summary>
public sealed class OfferedLanguages(IOptions<CommunityOptions> options)
{
    /// <summary>In the order of the settings; the first is the fallback.</summary>
    public IReadOnlyList<string> All { get; } = options.Value.Languages is { Count: > 0 } chosen ? [.. chosen.Distinct()] : Languages.All;

    /// <summary>The offered language nearest to an IETF tag such as <c>fr-CA</c>, or null when there is none.</summary>
    public string? Nearest(string? tag) => Languages.Nearest(tag) is { } code && All.Contains(code) ? code : null;

    /// <summary>The first of these tags that is offered, or the fallback.</summary>
    public string Choose(params ReadOnlySpan<string?> tags)
    {
        foreach (var tag in tags)
        {
            if (Nearest(tag) is { } code)
            {
                return code;
            }
        }

        return All[0];
    }
}
