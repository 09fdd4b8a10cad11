using CoP.Community;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Preferences;

/// <summary>Time zones to choose from, by a part of their name.</summary>
internal sealed class ZoneDataset(IOptions<CommunityOptions> options) : IDataset
{
    public const string Name = "zones";
    private const int Most = 24;

    public Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Option>>([.. TimeZones.Search(words, options.Value.TimeZone).Take(Most).Select(Option)]);

    public Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Option>>([.. values.Select(TimeZones.Find).OfType<string>().Select(Option)]);

    private static Option Option(string name) => new(TimeZones.CodeOf(name), Text.Verbatim(PreferencesText.ZoneName(name)));
}
