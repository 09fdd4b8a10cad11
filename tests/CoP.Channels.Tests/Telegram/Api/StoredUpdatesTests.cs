using System.Text;
using System.Text.Json;
using CoP.Channels.Telegram;
using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Inbound;
using CoP.Channels.Telegram.Translation;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Testing.Specs;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Api;

/// <summary>
/// A raw update of every kind, and some that no version knows (<c>updates.jsonl</c>), polled in one batch: a new version of the
/// library must still bring each as it came.
/// </summary>
public sealed class StoredUpdatesTests
{
    private static readonly (string Is, string Update)[] Stored = [.. ReadStored()];

    [Fact]
    public async Task Updates_OfEveryKind_ComeAsTheyLeft_AndAreUnderstood()
    {
        var options = Options.Create(new TelegramOptions { Token = "7:x" });
        var identity = new TelegramIdentity(options);
        identity.Learn(new TelegramBot(7, "OurBot", false));
        var translator = new UpdateTranslator(identity);
        using var server = new AnsweringServer(200, $$"""{"ok":true,"result":[{{string.Join(",\n ", Stored.Select(static stored => stored.Update))}}]}""");

        var polled = await new TelegramApi(server, options, TimeProvider.System).PollAsync(null, UpdateTranslator.Kinds, CancellationToken.None);

        var updates = Assert.IsType<ApiAnswer<RawUpdate[]>.Ok>(polled).Result;
        Assert.Equal(Stored.Select(static stored => stored.Update), updates.Select(static update => update.Text));
        Assert.Equal(Stored.Select(static stored => stored.Is), updates.Select(update => translator.Translate(update.Parse())?.What.GetType().Name));
    }

    [SpecFact(TelegramSpec.FileName)]
    public void Updates_OfEveryKindThatIsPublished_AreStored()
    {
        using var spec = JsonDocument.Parse(File.ReadAllBytes(SpecFolder.Find(TelegramSpec.FileName)!));
        var missing = spec.RootElement.GetProperty("types").GetProperty("Update").GetProperty("fields").EnumerateArray()
            .Select(static field => field.GetProperty("name").GetString()!)
            .Where(static kind => kind != "update_id" && !Array.Exists(Stored, stored => stored.Update.Contains($",\"{kind}\":", StringComparison.Ordinal)))
            .ToList();
        Assert.Empty(missing);
    }

    private static IEnumerable<(string Is, string Update)> ReadStored()
    {
        using var reader = new StreamReader(typeof(StoredUpdatesTests).Assembly.GetManifestResourceStream("updates.jsonl")!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            using var stored = JsonDocument.Parse(line);
            yield return (stored.RootElement.GetProperty("is").GetString()!, stored.RootElement.GetProperty("update").GetRawText());
        }
    }
}
