using System.Text.Json;
using CoP.Channels.Teams;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Translating;
using CoP.Dialogs.Turns;
using CoP.Testing.Specs;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>What a real client sent is understood as expected.</summary>
public sealed class RecordedActivityTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["personal-hello.json"] = "MessageReceived",
        ["personal-action-execute.json"] = "ButtonPressed",
        ["personal-opened-1.json"] = "BotAdded",
        ["personal-opened-2.json"] = "BotAdded",
        ["personal-mock-uninstall.json"] = "BotRemoved",
        ["personal-custom-message-edited.json"] = "MessageEdited",
        ["personal-custom-message-deleted.json"] = "IgnoredEvent",
        ["personal-custom-reaction-added.json"] = "IgnoredEvent",
        ["personal-custom-plain.json"] = "IgnoredEvent",
        ["personal-custom-event.json"] = "IgnoredEvent",
        ["personal-custom-file.json"] = "MessageReceived",
        ["group-mention.json"] = "MessageReceived",
        ["channel-thread-reply.json"] = "MessageReceived",
        ["channel-mock-rename-team.json"] = "IgnoredEvent",
        ["channel-mock-remove-team.json"] = "BotRemoved",
    };

    [SpecFact(PublishedSpecs.Connector)]
    public void Recorded_Activities_AreUnderstood()
    {
        var read = Recordings().ToDictionary(static pair => pair.Name, static pair => pair.Incoming);

        Assert.Equal(Expected.OrderBy(static pair => pair.Key), Expected.Keys.ToDictionary(static name => name, name => read[name].What.GetType().Name).OrderBy(static pair => pair.Key));
        Assert.IsType<FileReceived>(((MessageReceived)read["personal-custom-file.json"].What).Beside);
        Assert.Equal("hello group", ((MessageReceived)read["group-mention.json"].What).Text);
        Assert.Equal(new MessageReceived("in thread", true, "1795218813502", "40049710-bfeb-4472-aae0-9acb33d38cb7"), read["channel-thread-reply.json"].What);
    }

    [SpecFact(PublishedSpecs.Connector)]
    public void Recorded_Activities_HaveNamesOfTheirOwn()
    {
        var all = Recordings().ToList();

        Assert.True(all.Count > 40);
        Assert.Equal(all.Count, all.Select(static pair => pair.Incoming.ExternalId).Distinct().Count());
    }

    private static IEnumerable<(string Name, Incoming Incoming)> Recordings()
    {
        var translator = new ActivityTranslator(Options.Create(new TeamsOptions()));
        return FixtureFolder.Activities()
            .Select(static file => (Name: Path.GetFileName(file), Root: JsonReading.Parse(File.ReadAllBytes(file)) ?? default))
            .Where(static pair => pair.Root.ValueKind == JsonValueKind.Object && pair.Root.Text("type") is not null)
            .Select(pair => (pair.Name, translator.Translate(new Activity(pair.Root))));
    }
}
