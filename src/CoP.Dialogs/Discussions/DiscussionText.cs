using System.Globalization;
using CoP.Community;
using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Discussions;

/// <summary>What is said of a discussion, wherever it stands.</summary>
internal sealed class DiscussionText(ILocalizer words, LocalTimes times, IOptions<CommunityOptions> options)
{
    public string Say(Text text, string language) => words.Say(text, language);

    public string Group(Discussion one, string language) => one.Group?.Name(language) ?? Say("discussions.everybody", language);

    /// <summary>Its last day, by the clocks of the community.</summary>
    public string LastDay(DateTimeOffset end, string language) =>
        WallClock.LastDayBefore(end, options.Value.Zone).ToString("ddd d MMM", Languages.Culture(language));

    /// <summary>Whether it is open and until when, or how it ended.</summary>
    public Text State(Discussion one, string language, DateTimeOffset now) =>
        one.State != DiscussionState.Open ? $"discussions.state.{one.State}"
        : one.EndsAt > now ? new Text("discussions.state.Open", LastDay(one.EndsAt, language)) : "discussions.state.Late";

    /// <summary>How many have spoken.</summary>
    public static Text Spoken(Discussion one) => one.Speakers == 0 ? "discussions.spoken.none" : new Text("discussions.spoken", one.Speakers);

    public static string Person(Member member) => member.Organisation is { } organisation ? $"{member.Name} ({organisation.Name})" : member.Name;

    public string When(DateTimeOffset at, string language, Member? reader) => times.Day(at, language, reader);

    public static string MonthName(DiscussionMonth month, string language) => month.Month.ToString("MMMM", Languages.Culture(language));

    public Button Button(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) => Button(verb, Number(id), language, style);

    public Button Button(string verb, string argument, string language, ButtonStyle style = ButtonStyle.Default) => new(Say($"discussions.button.{verb}", language), new Press(verb, argument), style);

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
