using CoP.Channels.Teams;
using CoP.Channels.Telegram;
using CoP.Channels.Web;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Decisions;
using CoP.Community.Discussions;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Community.Retention;
using CoP.Community.Roundtables;
using CoP.Delivery;
using CoP.Extraction;
using CoP.Storage;

namespace CoP.Bot.Hosting;

/// <summary>A setting as its class declares it.</summary>
internal sealed record KnownSetting(string Key, Type Type)
{
    /// <summary>Every section of the program and the class that holds it.</summary>
    public static IReadOnlyList<(string Section, Type Class)> Sections { get; } =
    [
        (DatabaseOptions.Section, typeof(DatabaseOptions)),
        (CommunityOptions.Section, typeof(CommunityOptions)),
        (SampleOptions.Section, typeof(SampleOptions)),
        (AbsenceOptions.Section, typeof(AbsenceOptions)),
        (QuestionOptions.Section, typeof(QuestionOptions)),
        (AnnouncementOptions.Section, typeof(AnnouncementOptions)),
        (BroadcastOptions.Section, typeof(BroadcastOptions)),
        (EventOptions.Section, typeof(EventOptions)),
        (RoundtableOptions.Section, typeof(RoundtableOptions)),
        (DiscussionOptions.Section, typeof(DiscussionOptions)),
        (DecisionOptions.Section, typeof(DecisionOptions)),
        (ExtractionOptions.Section, typeof(ExtractionOptions)),
        (TeamsOptions.Section, typeof(TeamsOptions)),
        (TelegramOptions.Section, typeof(TelegramOptions)),
        (DeliveryOptions.Section, typeof(DeliveryOptions)),
        (RetentionOptions.Section, typeof(RetentionOptions)),
        (TryOutOptions.Section, typeof(TryOutOptions)),
    ];

    /// <summary>What can be set: lists count as one, and what is derived from others does not count.</summary>
    public static IEnumerable<KnownSetting> All => Sections.SelectMany(static section => section.Class.GetProperties()
        .Where(static property => property.CanWrite || property.PropertyType == typeof(IList<string>))
        .Select(property => new KnownSetting($"{section.Section}:{property.Name}", property.PropertyType)));
}
