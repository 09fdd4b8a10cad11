using System.Net;
using System.Net.Http.Headers;
using CoP.Bot.Tests.Staging;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Calendar;
using CoP.Community.Members;
using CoP.Testing.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.Hosting;

/// <summary>The address that members' calendars look at, over the wire.</summary>
public sealed class CalendarEndpointTests : IAsyncLifetime
{
    private static readonly string[] Talkative = ["--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Debug"];
    private RunningBot _bot = null!;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        _bot = await RunningBot.StartAsync(["--Community:PublicUrl=https://bot.example.org", .. Talkative]);
        _address = await WriteAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
            var member = db.Members.Add(new Member { Name = "Amina", JoinedAt = now }).Entity;
            await db.SaveChangesAsync();
            var one = db.Events.Add(new Event
            {
                Title = "Targeting",
                About = "Words.",
                Kind = EventKind.Webinar,
                State = EventState.Published,
                OrganiserId = member.Id,
                PublishedAt = now,
                CreatedAt = now,
                StartsAt = now.AddDays(3),
                EndsAt = now.AddDays(3).AddHours(1),
                TimeZone = "Africa/Nairobi",
                CalendarUid = "uid-1",
            }).Entity;
            await db.SaveChangesAsync();
            db.Registrations.Add(new Registration { EventId = one.Id, MemberId = member.Id, State = RegistrationState.Seated, Way = Attendance.Remote, RegisteredAt = now });
            return (await services.GetRequiredService<CalendarAddress>().OpenAsync(member, default)).Value;
        });
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Calendar_IsServedToWhoeverHasItsAddress_AndIsNobodysPage()
    {
        using var answer = await GetAsync(_address.AbsolutePath);
        var calendar = IcsReader.Read(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("Targeting", calendar.Only("VEVENT").Text("SUMMARY"));
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["noindex"], answer.Headers.GetValues("X-Robots-Tag"));
    }

    [Fact]
    public async Task Calendar_ThatIsKnown_IsNotSentAgain_UntilSomethingChanges()
    {
        using var first = await GetAsync(_address.AbsolutePath);
        using var again = await GetAsync(_address.AbsolutePath, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        await WriteAsync(static services => services.GetRequiredService<CommunityDb>().Events.ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Sequence, 1)));
        using var changed = await GetAsync(_address.AbsolutePath, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Address_ThatNobodyHas_OrNotAnyMore_LooksTheSame()
    {
        var unknown = $"/calendar/{new string('A', CalendarFeed.SecretLength)}.ics";
        using var never = await GetAsync(unknown);
        await WriteAsync(static services => services.GetRequiredService<CommunityDb>().Members.ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Status, MemberStatus.Suspended)));
        using var suspended = await GetAsync(_address.AbsolutePath);
        using var shorter = await GetAsync("/calendar/x.ics");

        foreach (var answer in (HttpResponseMessage[])[never, suspended, shorter])
        {
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Equal(Headers(never), Headers(answer));
        }
    }

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("POST", 405)]
    [InlineData("PROPFIND", 405)]
    public async Task Verb_OfThoseThatReadACalendar_IsAnswered(string verb, int expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(_address.AbsolutePath, UriKind.Relative));
        using var answer = await _bot.Client.SendAsync(request);

        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Secret_IsInNoLog_HoweverMuchIsLogged()
    {
        using var answer = await GetAsync(_address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(_bot.Log, static line => line.StartsWith("Debug Microsoft.", StringComparison.Ordinal));

        var secret = Path.GetFileNameWithoutExtension(_address.AbsolutePath);
        Assert.DoesNotContain(_bot.Log, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private static string Headers(HttpResponseMessage answer) =>
        string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(static header => header.Key != "Date").Select(static header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal));

    private Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return _bot.Client.SendAsync(request);
    }

    private Task<T> WriteAsync<T>(Func<IServiceProvider, Task<T>> work) =>
        _bot.Services.GetRequiredService<ITransactions>().RunAsync((services, _) => work(services), CancellationToken.None);
}
