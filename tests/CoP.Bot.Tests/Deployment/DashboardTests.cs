using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoP.Bot.Libraries;
using CoP.Bot.Tests.Staging;
using CoP.Community.Search;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.Deployment;

/// <summary>Holds the dashboard and the program's instruments together, by the names that Prometheus makes of what comes by OTLP.</summary>
public sealed partial class DashboardTests
{
    private static readonly string[] Exported = ["CoP.Bot", "Microsoft.AspNetCore.Hosting", "Microsoft.EntityFrameworkCore", "System.Runtime"];
    private static readonly Dictionary<string, string> Units = new() { ["s"] = "seconds", ["By"] = "bytes", ["ms"] = "milliseconds" };

    [Fact]
    public async Task Panel_ShowsWhatTheProgramMeasures_AndAllOfItsOwnIsShown()
    {
        var shown = Shown();
        var (own, all) = await InstrumentsAsync();

        Assert.True(shown.Count > 25);
        Assert.Empty(shown.Except(all));
        Assert.Empty(own.Where(instrument => !shown.Any(name => name.StartsWith(instrument, StringComparison.Ordinal))).Except(["cop_work_step_duration_seconds", "cop_schedule_run_duration_seconds"]));
    }

    [Fact]
    public void Panels_HaveIdsAndPlacesOfTheirOwn_AndAskForTheChosenSourceAndNode()
    {
        var panels = Dashboard().GetProperty("panels").EnumerateArray().ToList();
        var places = panels.Select(static panel => panel.GetProperty("gridPos")).Select(static at => (at.GetProperty("x").GetInt32(), at.GetProperty("y").GetInt32())).ToList();

        Assert.Equal(panels.Count, panels.Select(static panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(panels.Count, places.Distinct().Count());
        Assert.All(Targets(), static target =>
        {
            Assert.Equal("${datasource}", target.GetProperty("datasource").GetProperty("uid").GetString());
            Assert.Equal(
                MetricName().Count(target.GetProperty("expr").GetString()!),
                Regex.Count(target.GetProperty("expr").GetString()!, Regex.Escape("instance=~\"$instance\"")));
        });
    }

    private static JsonElement Dashboard() => JsonDocument.Parse(DeployFile.Of("grafana/cop-bot.json").Text).RootElement;

    private static IEnumerable<JsonElement> Targets() => Dashboard().GetProperty("panels").EnumerateArray()
        .SelectMany(static panel => panel.TryGetProperty("targets", out var targets) ? targets.EnumerateArray().ToList() : []);

    private static HashSet<string> Shown() =>
    [
        .. Targets().SelectMany(static target => MetricName().Matches(target.GetProperty("expr").GetString()!)).Select(static match => match.Value),
    ];

    /// <summary>Of a host that has done a little of everything.</summary>
    private static async Task<(HashSet<string> Own, HashSet<string> All)> InstrumentsAsync()
    {
        var published = new ConcurrentDictionary<Instrument, byte>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => published.TryAdd(instrument, 0) };
        listener.Start();
        await using var teams = await TeamsStandIn.StartAsync();
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync([.. RunningBot.On(teams), .. RunningBot.On(telegram)]);
        using var refused = await bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), new StringContent("{}"));
        bot.Services.GetRequiredService<SearchMeter>();
        bot.Services.GetRequiredService<ExtractionMeter>();
        var exported = published.Keys.Where(static instrument => Exported.Contains(instrument.Meter.Name)).ToList();
        return (
            [.. exported.Where(static instrument => instrument.Meter.Name == Exported[0]).Select(static instrument => Names(instrument)[0])],
            [.. exported.SelectMany(Names)]);
    }

    /// <summary>Without points, with the unit, and a counter's total: the names that Prometheus gives.</summary>
    private static string[] Names(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (Units.TryGetValue(instrument.Unit ?? "", out var unit) ? $"_{unit}" : "");
        var kind = instrument.GetType().Name;
        return kind.StartsWith("Histogram", StringComparison.Ordinal) ? [name, $"{name}_bucket", $"{name}_count", $"{name}_sum"]
            : kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? [$"{name}_total"]
            : [name];
    }

    [GeneratedRegex(@"\b[a-z_]+(?=\{)")]
    private static partial Regex MetricName();
}
