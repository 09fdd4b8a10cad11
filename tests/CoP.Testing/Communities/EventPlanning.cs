using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Testing.Communities;

/// <summary>Events of a <see cref="TestCommunity"/>, made by the use cases that members make them by.</summary>
public static class EventPlanning
{
    /// <summary>A webinar of an hour, twenty days from now unless a test says otherwise.</summary>
    public static EventDraft Webinar(this TestCommunity community, TimeSpan? ahead = null, string title = "Targeting") => new(
        EventKind.Webinar, title, "How counties choose.", community.Now + (ahead ?? TimeSpan.FromDays(20)), community.Now + (ahead ?? TimeSpan.FromDays(20)) + TimeSpan.FromHours(1),
        "Africa/Nairobi", RoomCapacity: null, RemoteCapacity: null, new EventDetails { Link = "https://meet.example.org/1" });

    public static Task<Result<Event>> DraftAsync(this TestCommunity community, long organiser, EventDraft? draft = null, long? topic = null) =>
        community.As(organiser, (DraftEvent write, Member me) => write.HandleAsync(me, draft ?? community.Webinar(), default, topic));

    /// <param name="coordinator">Whoever writes it down and may publish it themselves.</param>
    public static async Task<long> PublishedEventAsync(this TestCommunity community, long coordinator, EventDraft? draft = null, long? topic = null)
    {
        var id = (await community.DraftAsync(coordinator, draft, topic)).Value.Id;
        await community.As(coordinator, (PublishEvent publish, Member me) => publish.SubmitAsync(me, id, default));
        return id;
    }

    public static Task<Result<Event>> CallOffAsync(this TestCommunity community, long actor, long id) =>
        community.As(actor, (ChangeEvent change, Member me) => change.CancelAsync(me, id, "The hall is flooded", default));

    /// <summary>Who was told a notice, in order.</summary>
    public static Task<List<long?>> ToldAsync<TNotice>(this TestCommunity community)
        where TNotice : Notice => community.ReadAsync(static db => db.Outbox.Where(static row => row.NoticeType == NoticeJson.NameOf<TNotice>() && row.Kind == OutboxKind.Send)
            .OrderBy(static row => row.Id).Select(static row => row.MemberId).ToListAsync());
}
