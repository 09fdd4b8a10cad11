using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Testing.Communities;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>Events that were published before a conversation begins.</summary>
internal static class Meetings
{
    public const string Organiser = "Halkano Guyole Dirra";
    public const string Coordinator = "Mwikali Nthenge Kasyoka";
    public const string First = "Ekidor Lomurut Nakale";
    public const string Second = "Barasa Wekhomba Simiyu";

    /// <summary>Two weeks ahead unless a test says otherwise, for two hours. Returns its id.</summary>
    public static async Task<long> PublishMeetingAsync(this ConversationHarness harness, string title, EventKind kind = EventKind.GroupMeeting, int? seats = null, TimeSpan? ahead = null)
    {
        var start = harness.Community.Now + (ahead ?? TimeSpan.FromDays(14));
        var draft = new EventDraft(
            kind, title, "What we learnt.", start, start.AddHours(2), "Africa/Nairobi", seats, RemoteCapacity: null, new EventDetails { Venue = "Harambee House" });
        var id = (await harness.AsAsync(Organiser, (DraftEvent write, Member me) => write.HandleAsync(me, draft, default))).Value.Id;
        await harness.AsAsync(Organiser, (PublishEvent publish, Member me) => publish.SubmitAsync(me, id, default));
        Assert.Null((await harness.AsAsync(Coordinator, (PublishEvent publish, Member me) => publish.HandleAsync(me, id, default))).Refusal);
        return id;
    }

    public static async Task RegisterAsync(this ConversationHarness harness, string name, long id) =>
        Assert.Null((await harness.AsAsync(name, (RegisterForEvent register, Member me) => register.HandleAsync(me, id, way: null, default))).Refusal);

    /// <summary>Moves the clock to some time after the event has begun; negative for before.</summary>
    public static void GoTo(this ConversationHarness harness, DateTimeOffset start, TimeSpan after) => harness.Community.Time.Advance(start + after - harness.Community.Now);

    /// <summary>Lets the event be over, and what follows from that be done.</summary>
    public static async Task EndAsync(this ConversationHarness harness, DateTimeOffset start, TimeSpan after, params string[] works)
    {
        harness.GoTo(start, after);
        foreach (var work in (string[])["event-ends", .. works])
        {
            await harness.Community.Services.DoAsync(work);
        }
    }

    public static async Task<T> AsAsync<TUseCase, T>(this ConversationHarness harness, string name, Func<TUseCase, Member, Task<T>> work)
        where TUseCase : notnull => await harness.Community.As((await harness.MemberAsync(name)).Id, work);
}
