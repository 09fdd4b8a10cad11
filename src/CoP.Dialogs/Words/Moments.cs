using CoP.Community;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Words;

/// <summary>Says when something was or will be, in the community's zone and the reader's language.</summary>
public sealed class Moments(IOptions<CommunityOptions> options)
{
    /// <summary>A day and a time, e.g. <c>20 Nov, 10:15</c>. Cards stand for days, so no "two hours ago".</summary>
    public string Say(DateTimeOffset at, string language) =>
        TimeZoneInfo.ConvertTime(at, options.Value.Zone).ToString("d MMM, HH:mm", Languages.Culture(language));
}
