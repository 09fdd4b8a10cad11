using System.Collections.Concurrent;
using System.Diagnostics;
using CoP.Bot.Tests.Staging;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CoP.Bot.Tests.Hosting;

/// <summary>What the program tells a collector of itself, and what it never tells.</summary>
public sealed class TelemetryTests
{
    private const long Phone = 7_700_123_456;
    private const string Title = "Wherefore-question";
    private const string PhoneName = "Zawadi-on-the-phone";
    private const string DeskName = "Zuhura-at-the-desk";

    [Fact]
    public async Task Collector_GetsSpansAndFiguresOfAConversation_AndNothingOfWhoSaysWhat()
    {
        await using var collector = await CollectorStandIn.StartAsync();
        await using var teams = await TeamsStandIn.StartAsync();
        await using var telegram = await TelegramStandIn.StartAsync();
        using var heard = new HeardSpans();
        await using var bot = await RunningBot.StartAsync([.. RunningBot.On(teams), .. RunningBot.On(telegram), .. To(collector)]);
        string[] codes = [await InviteAsync(bot, PhoneName), await InviteAsync(bot, DeskName)];
        var activity = await TalkOnTeamsAsync(bot, teams, codes[1]);
        await TalkOnTelegramAsync(telegram, codes[0]);
        await RunningBot.UntilAsync(() => Task.FromResult(heard.Count("outbox send")), static sent => sent >= 6);
        Flush(bot);

        var (traces, metrics) = (collector.Of("/v1/traces"), collector.Of("/v1/metrics"));
        Assert.All(["turn", "outbox send", "transaction", "POST /api/messages", "cop.channel", "cop-bot"], told => Assert.Contains(told, traces, StringComparison.Ordinal));
        Assert.All(
            ["cop.turns", "cop.turn.duration", "cop.outbox.sends", "cop.outbox.oldest", "cop.outbox.limit", "cop.database.transaction.duration", "http.server.request.duration", "dotnet.gc.collections"],
            told => Assert.Contains(told, metrics, StringComparison.Ordinal));
        string[] secrets =
        [
            Title, PhoneName, DeskName, "Achieng", $"{Phone}", "chat_id", "29:", "19:", .. codes, .. codes.Select(InvitationCode.Bare), activity,
            TelegramStandIn.Token, TelegramStandIn.Token.Split(':')[1], TeamsStandIn.Secret, "token-1", "Welcome,", "community.db",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, traces + metrics, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Reply_IsToldAsPartOfTheTurnThatSaysIt_AlsoWhenItHasToWaitInTheOutbox()
    {
        await using var collector = await CollectorStandIn.StartAsync();
        await using var telegram = await TelegramStandIn.StartAsync();
        using var heard = new HeardSpans();
        await using var bot = await RunningBot.StartAsync([.. RunningBot.On(telegram), .. To(collector)]);
        await TalkOnTelegramAsync(telegram, await InviteAsync(bot, PhoneName));

        // One message a second goes to a chat: the first reply leaves with its commit, and one of the others has to wait for the dispatcher.
        var chains = await RunningBot.UntilAsync(() => Task.FromResult(heard.WaysUpFrom("outbox send")), static ways => ways.Count >= 3 && ways.TrueForAll(static way => way.Contains("turn")));
        Assert.All(chains, static way => Assert.Equal(("outbox send", "turn"), (way[0], way[^1])));
    }

    [Fact]
    public async Task Span_OfARequest_IsNotWhatItsCallerSaysItIsPartOf()
    {
        await using var collector = await CollectorStandIn.StartAsync();
        await using var teams = await TeamsStandIn.StartAsync();
        using var heard = new HeardSpans();
        await using var bot = await RunningBot.StartAsync([.. RunningBot.On(teams), .. To(collector)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}") };
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        using var answer = await bot.Client.SendAsync(request);

        Assert.True(heard.Count("POST /api/messages") > 0);
        Assert.DoesNotContain(heard.All, static span => span.TraceId.ToHexString() == "0af7651916cd43dd8448eb211c80319c");
    }

    [Theory]
    [InlineData("--TryOut:Enabled=false")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", "--OTEL_SDK_DISABLED=true")]
    public async Task WithoutACollector_NothingIsSetUp(params string[] settings)
    {
        await using var bot = await RunningBot.StartAsync(settings);

        Assert.Null(bot.Services.GetService<TracerProvider>());
        Assert.Null(bot.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task CollectorOfFiguresAlone_GetsNoSpans()
    {
        await using var bot = await RunningBot.StartAsync("--OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:1/v1/metrics", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");

        Assert.Null(bot.Services.GetService<TracerProvider>());
        Assert.NotNull(bot.Services.GetService<MeterProvider>());
    }

    private static string[] To(CollectorStandIn collector) => [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"];

    private static void Flush(RunningBot bot)
    {
        Assert.True(bot.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(bot.Services.GetRequiredService<MeterProvider>().ForceFlush());
    }

    private static async Task<string> TalkOnTeamsAsync(RunningBot bot, TeamsStandIn teams, string code)
    {
        var person = new TeamsPerson(teams, TimeProvider.System);
        var said = 0;
        foreach (var words in (string[])[code, "ask", Title])
        {
            using var answer = await person.PostAsync(bot.Address, person.Activity("message", $"179521866{said++}", fields => fields["text"] = words));
            Assert.True(answer.IsSuccessStatusCode);
            await RunningBot.UntilAsync(() => Task.FromResult(teams.Ledger.Count(static entry => entry.Body.Contains("\"message\"", StringComparison.Ordinal))), count => count >= said);
        }

        return person.Token(person.Message("x")).Split('.')[0];
    }

    private static async Task TalkOnTelegramAsync(TelegramStandIn telegram, string code)
    {
        var person = telegram.Person(Phone, PhoneName);
        var said = 0;
        foreach (var words in (string[])[$"/start {InvitationCode.Bare(code)}", "/ask", Title])
        {
            person.Say(words);
            await telegram.WaitForAsync("sendMessage", ++said);
        }
    }

    private static Task<string> InviteAsync(RunningBot bot, string name) => bot.Services.GetRequiredService<ITransactions>().RunAsync(
        async (services, cancel) => (await services.GetRequiredService<Invite>().HandleAsync(actor: null, name, Role.Member, cancel)).Value.Code,
        CancellationToken.None);

    /// <summary>Every span of this process that has ended, and of which the host that the same test has started has told.</summary>
    private sealed class HeardSpans : IDisposable
    {
        private static readonly AsyncLocal<HeardSpans?> Test = new();
        private readonly ConcurrentQueue<Activity> _own = new();
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public HeardSpans()
        {
            _listener = new()
            {
                ShouldListenTo = static source => source.Name == Telemetry.Name,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Note,
            };
            Test.Value = this;
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<Activity> All => _ended;

        public int Count(string name) => _ended.Count(span => span.OperationName == name);

        /// <summary>From each span of that name of the test's own host to where its trace begins.</summary>
        public List<List<string>> WaysUpFrom(string name) =>
            [.. _own.Where(span => span.OperationName == name).Select(span => Up(span).Select(static one => one.OperationName).ToList())];

        public void Dispose() => _listener.Dispose();

        private void Note(Activity ended)
        {
            _ended.Enqueue(ended);
            if (Test.Value == this)
            {
                _own.Enqueue(ended);
            }
        }

        private IEnumerable<Activity> Up(Activity? span)
        {
            for (; span is not null; span = _ended.FirstOrDefault(one => one.SpanId == span.ParentSpanId))
            {
                yield return span;
            }
        }
    }
}
